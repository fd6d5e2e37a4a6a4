package org.khabar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1.2.3:9/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[fec0::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/"
      })
  void whatOnlyThisMachineAndItsNeighboursCanReachIsRefused(String url) {
    assertThatThrownBy(() -> WebhookAddress.parse(url, false))
        .isInstanceOf(UploadException.class)
        .hasMessageContaining("not an address of the public internet");
    assertThat(WebhookAddress.parse(url, true)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1"})
  void addressesOfThePublicInternetAreAllowed(String address) throws Exception {
    assertThat(WebhookAddress.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/",
        "example.org",
        "http:///x",
        "http://a b/",
        "https://u@x.org/"
      })
  void whatIsNoAddressIsRefused(String url) {
    assertThatThrownBy(() -> WebhookAddress.parse(url, true)).isInstanceOf(UploadException.class);
  }

  @Test
  void aSignatureIsWhatOtherToolsCompute() {
    // printf '1700000000.{"id":"a"}' | openssl dgst -sha256 -hmac secret
    assertThat(
            WebhookSignature.of("secret", Instant.ofEpochSecond(1_700_000_000), "{\"id\":\"a\"}"))
        .isEqualTo(
            "t=1700000000,v1=24d16fb59a06bae8d031d22eb88b663480215741cc94a5cd046993fa9ea6ac23");
  }
}
