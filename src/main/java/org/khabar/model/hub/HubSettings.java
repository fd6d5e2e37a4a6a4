package org.khabar.model.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.model.ModelException;

/**
 * How the hub is reached.
 *
 * @param endpoint its address
 * @param token who asks; null for anyone
 * @param stall longest time without a byte
 * @param attempts tries in a row without progress before a request is given up
 * @param proxies proxies by scheme, as the environment names them
 */
public record HubSettings(
    URI endpoint, @Nullable String token, Duration stall, int attempts, Proxies proxies) {

  /**
   * The settings that an environment gives, by the names that the hub's own clients know: {@code
   * HF_ENDPOINT}, {@code HF_TOKEN} or the file {@code token} below {@code HF_HOME}, {@code
   * HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY}.
   *
   * @throws ModelException if the endpoint is no address
   */
  public static HubSettings of(Map<String, String> environment) {
    String address = environment.getOrDefault("HF_ENDPOINT", "https://huggingface.co");
    URI endpoint;
    try {
      endpoint = URI.create(address.replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw new ModelException("HF_ENDPOINT is no address: " + address, e);
    }
    String scheme = Optional.ofNullable(endpoint.getScheme()).orElse("");
    if (endpoint.getHost() == null || !scheme.matches("https?")) {
      throw new ModelException("HF_ENDPOINT is no http or https address: " + address);
    }
    return new HubSettings(
        endpoint, token(environment), Duration.ofSeconds(30), 5, Proxies.of(environment));
  }

  private static @Nullable String token(Map<String, String> environment) {
    for (String name : new String[] {"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"}) {
      String token = environment.getOrDefault(name, "").strip();
      if (!token.isEmpty()) {
        return token;
      }
    }
    Path home =
        Optional.ofNullable(environment.get("HF_HOME"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache", "huggingface"));
    try {
      String token = Files.readString(home.resolve("token")).strip();
      return token.isEmpty() ? null : token;
    } catch (IOException e) {
      return null; // nobody has logged in here
    }
  }
}
