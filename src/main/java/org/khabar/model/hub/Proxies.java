package org.khabar.model.hub;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khabar.model.ModelException;

/**
 * The proxies that an environment names.
 *
 * @param byScheme proxy address by {@code http} and {@code https}
 * @param direct hosts and domains that are reached without one; {@code *} means all
 */
public record Proxies(Map<String, InetSocketAddress> byScheme, List<String> direct) {
  public Proxies {
    byScheme = Map.copyOf(byScheme);
    direct = List.copyOf(direct);
  }

  static Proxies of(Map<String, String> environment) {
    Map<String, InetSocketAddress> byScheme = new HashMap<>();
    for (String scheme : List.of("http", "https")) {
      String name = scheme + "_proxy";
      String value = value(environment, name);
      if (!value.isEmpty()) {
        byScheme.put(scheme, address(name, value));
      }
    }
    List<String> direct = new ArrayList<>();
    for (String host : value(environment, "no_proxy").split(",", -1)) {
      String domain = host.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
      if (!domain.isEmpty()) {
        direct.add(domain);
      }
    }
    return new Proxies(byScheme, direct);
  }

  private static String value(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name, "").strip();
    return lower.isEmpty()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
        : lower;
  }

  private static InetSocketAddress address(String name, String value) {
    try {
      URI uri = URI.create(value.contains("://") ? value : "http://" + value);
      if (uri.getHost() != null) {
        int port = uri.getPort() > 0 ? uri.getPort() : 80;
        return InetSocketAddress.createUnresolved(uri.getHost(), port);
      }
    } catch (IllegalArgumentException e) {
      throw new ModelException(name + " is no address: " + value, e);
    }
    throw new ModelException(name + " is no address: " + value);
  }

  /** How an address is reached. */
  Proxy of(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    for (String domain : direct) {
      if (domain.equals("*") || host.equals(domain) || host.endsWith("." + domain)) {
        return Proxy.NO_PROXY;
      }
    }
    InetSocketAddress address = byScheme.get(uri.getScheme());
    if (address == null) {
      return Proxy.NO_PROXY;
    }
    return new Proxy(
        Proxy.Type.HTTP, new InetSocketAddress(address.getHostString(), address.getPort()));
  }
}
