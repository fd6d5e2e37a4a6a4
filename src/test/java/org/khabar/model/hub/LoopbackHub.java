package org.khabar.model.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The hub on loopback: listing with sizes and hashes, resolve addresses, large files redirected to
 * a second server that knows ranges, tokens, and the faults that networks have.
 */
public final class LoopbackHub implements AutoCloseable {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final int LARGE = 10_000;

  /** What goes wrong with one request. */
  enum Fault {
    /** The connection ends after half of the bytes. */
    CUT,
    /** A byte differs from what the hash says. */
    WRONG_BYTE,
    /** More bytes than promised. */
    TOO_LONG,
    /** Half of the bytes, then silence. */
    SILENCE,
    /** Leads back to itself. */
    REDIRECT_LOOP,
    /** Leads to a file of the machine. */
    REDIRECT_TO_FILE,
    UNAUTHORIZED,
    NOT_FOUND,
    TOO_MANY,
    BAD_GATEWAY
  }

  /**
   * A request that came.
   *
   * @param target method, path and query
   * @param range its range; empty if it asked for all
   * @param token its authorization; empty if it had none
   * @param storage whether it came to where the large files are
   */
  record Seen(String target, String range, String token, boolean storage) {}

  private final HttpServer hub;
  private final HttpServer storage;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private String repository = "";
  private String token = "";
  private boolean listsNamesOnly;

  public LoopbackHub() throws IOException {
    hub = server();
    storage = server();
    hub.createContext("/", exchange -> answer(exchange, this::hub));
    storage.createContext("/", exchange -> answer(exchange, this::content));
  }

  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "loopback-hub");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    return server;
  }

  /** Serves a folder's files as a repository. */
  public LoopbackHub serving(String id, Path folder) throws IOException {
    repository = id;
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return this;
  }

  /** Adds, replaces or (without content) takes away a file. */
  public LoopbackHub with(String name, byte... content) {
    if (content.length == 0) {
      files.remove(name);
    } else {
      files.put(name, content);
    }
    return this;
  }

  /** Wants a token from now on. */
  LoopbackHub wanting(String secret) {
    token = secret;
    return this;
  }

  /** Lists names without sizes and hashes, as some mirrors do. */
  LoopbackHub listingNamesOnly() {
    listsNamesOnly = true;
    return this;
  }

  /** Lets the next requests for a file, or for the listing if empty, go wrong. */
  LoopbackHub failing(String file, Fault... next) {
    faults.computeIfAbsent(file, f -> new ArrayDeque<>()).addAll(List.of(next));
    return this;
  }

  /** Its address. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  private interface Part {
    void answer(HttpExchange exchange) throws IOException;
  }

  private void answer(HttpExchange exchange, Part part) throws IOException {
    Map<String, List<String>> headers = exchange.getRequestHeaders();
    seen.add(
        new Seen(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            String.join("", headers.getOrDefault("Range", List.of())),
            String.join("", headers.getOrDefault("Authorization", List.of())),
            exchange.getLocalAddress().getPort() == storage.getAddress().getPort()));
    try (exchange) {
      part.answer(exchange);
    }
  }

  private void hub(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String sent =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    if (!token.isEmpty() && !sent.equals("Bearer " + token)) {
      exchange.sendResponseHeaders(401, -1);
    } else if (path.equals("/api/models/" + repository + "/revision/main")) {
      if (!failed(exchange, "")) {
        whole(exchange, listing());
      }
    } else if (path.startsWith("/" + repository + "/resolve/" + COMMIT + "/")) {
      resolve(exchange, path.substring(path.lastIndexOf('/') + 1));
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private void resolve(HttpExchange exchange, String name) throws IOException {
    byte[] content = files.get(name);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
    } else if (content.length < LARGE) {
      exchange.getResponseHeaders().set("ETag", '"' + git(content) + '"');
      if (!failed(exchange, name)) {
        whole(exchange, content);
      }
    } else {
      exchange.getResponseHeaders().set("X-Linked-Etag", '"' + sha256(content) + '"');
      exchange.getResponseHeaders().set("X-Linked-Size", String.valueOf(content.length));
      exchange
          .getResponseHeaders()
          .set("Location", "http://127.0.0.1:" + storage.getAddress().getPort() + "/" + name);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private void content(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    byte[] content = Optional.ofNullable(files.get(name)).orElseThrow();
    if (failed(exchange, name)) {
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      whole(exchange, content);
      return;
    }
    int from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    exchange.sendResponseHeaders(206, content.length - from);
    exchange.getResponseBody().write(content, from, content.length - from);
  }

  private static void whole(HttpExchange exchange, byte[] content) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
    }
    exchange.sendResponseHeaders(200, head ? -1 : content.length);
    if (!head) {
      exchange.getResponseBody().write(content);
    }
  }

  private boolean failed(HttpExchange exchange, String name) throws IOException {
    Deque<Fault> waiting = faults.getOrDefault(name, new ArrayDeque<>());
    if (waiting.isEmpty()) {
      return false;
    }
    byte[] content = files.getOrDefault(name, new byte[2]);
    switch (waiting.remove()) {
      case CUT -> half(exchange, content, 0);
      case SILENCE -> half(exchange, content, 3_000);
      case WRONG_BYTE -> {
        byte[] changed = content.clone();
        changed[changed.length / 2] ^= 1;
        whole(exchange, changed);
      }
      case TOO_LONG -> whole(exchange, Arrays.copyOf(content, content.length + 5));
      case REDIRECT_LOOP -> redirect(exchange, exchange.getRequestURI().toString());
      case REDIRECT_TO_FILE -> redirect(exchange, "file:///etc/passwd");
      case UNAUTHORIZED -> exchange.sendResponseHeaders(403, -1);
      case NOT_FOUND -> exchange.sendResponseHeaders(404, -1);
      case TOO_MANY -> {
        exchange.getResponseHeaders().set("Retry-After", "7");
        exchange.sendResponseHeaders(429, -1);
      }
      case BAD_GATEWAY -> exchange.sendResponseHeaders(502, -1);
      default -> throw new IllegalStateException();
    }
    return true;
  }

  /** The first half of what was asked for; the exchange ends without the rest. */
  private static void half(HttpExchange exchange, byte[] content, int silence) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    int length = content.length - from;
    exchange.sendResponseHeaders(range == null ? 200 : 206, length);
    exchange.getResponseBody().write(content, from, length / 2);
    exchange.getResponseBody().flush();
    try {
      Thread.sleep(silence);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new InterruptedIOException("on purpose");
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private byte[] listing() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("id", repository).put("sha", COMMIT).put("private", false);
    root.putObject("cardData").put("license", "cc-by-4.0");
    var siblings = root.putArray("siblings");
    files.forEach(
        (name, content) -> {
          ObjectNode file = siblings.addObject().put("rfilename", name);
          if (listsNamesOnly) {
            return;
          }
          file.put("blobId", git(content)).put("size", content.length);
          if (content.length >= LARGE) {
            file.putObject("lfs")
                .put("sha256", sha256(content))
                .put("size", content.length)
                .put("pointerSize", 134);
          }
        });
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String sha256(byte[] content) {
    return hash("SHA-256", content);
  }

  private static String git(byte[] content) {
    byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return hash("SHA-1", all);
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    hub.stop(0);
    storage.stop(0);
  }
}
