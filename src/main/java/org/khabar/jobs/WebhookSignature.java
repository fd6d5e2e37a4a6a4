package org.khabar.jobs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a webhook says: {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256 of {@code
 * SECONDS.BODY} under the shared secret. A receiver computes the same, compares in constant time,
 * and refuses what is old.
 */
public final class WebhookSignature {
  /** The header that carries it. */
  public static final String HEADER = "Khabar-Signature";

  private WebhookSignature() {}

  /** The header's value. */
  public static String of(String secret, Instant time, String body) {
    String seconds = String.valueOf(time.getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=%s,v1=%s".formatted(seconds, HexFormat.of().formatHex(code));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
