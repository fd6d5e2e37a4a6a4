package org.khabar.jobs;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses a webhook may go to. A service that calls wherever its callers say must not be
 * made to call what only it can reach: itself, its neighbours, the cloud's metadata.
 */
public final class WebhookAddress {
  private static final int MAX_CHARACTERS = 2000;

  private WebhookAddress() {}

  /**
   * Reads an address and checks it.
   *
   * @param allowPrivate whether addresses of this machine and its network are allowed
   * @throws UploadException if it may not be called
   */
  public static URI parse(String url, boolean allowPrivate) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw refused("it is no address: " + e.getReason());
    }
    fault(uri, allowPrivate)
        .ifPresent(
            why -> {
              throw refused(why);
            });
    return uri;
  }

  private static UploadException refused(String why) {
    return UploadException.option("webhook", why);
  }

  /** Why an address may not be called now; empty if it may. */
  static Optional<String> fault(URI uri, boolean allowPrivate) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.of("it must begin with https:// or http://");
    }
    if (uri.getHost() == null || uri.getUserInfo() != null) {
      return Optional.of("it must name a host, and no user");
    }
    if (uri.toString().length() > MAX_CHARACTERS) {
      return Optional.of("it may have %d characters".formatted(MAX_CHARACTERS));
    }
    if (allowPrivate) {
      return Optional.empty();
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
        if (!isPublic(address)) {
          return Optional.of(
              "%s is %s: not an address of the public internet"
                  .formatted(uri.getHost(), address.getHostAddress()));
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("there is no host " + uri.getHost());
    }
  }

  /** Whether an address is one that anyone can reach (RFC 6890, without its exceptions). */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublic4(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
    }
    return !(address instanceof Inet6Address) || isPublic6(bytes);
  }

  private static boolean isPublic4(int first, int second, int third) {
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean example =
        (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return first != 0 && first < 224 && !shared && !benchmark && !protocol && !example;
  }

  /** Only global unicast (2000::/3), and of that nothing that carries an IPv4 address inside. */
  private static boolean isPublic6(byte[] bytes) {
    boolean global = (bytes[0] & 0xe0) == 0x20;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean special = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
    boolean documentation =
        bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8;
    return global && !sixToFour && !special && !documentation;
  }
}
