package org.khabar.api;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A collector of traces on this machine: it takes what is sent to it over OTLP/HTTP. */
final class TraceCollector implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final HttpServer server;
  private final List<ExportTraceServiceRequest> received = new ArrayList<>();

  private TraceCollector(HttpServer server) {
    this.server = server;
  }

  static TraceCollector open() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TraceCollector collector = new TraceCollector(server);
    server.createContext("/v1/traces", collector::take);
    server.start();
    return collector;
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    ExportTraceServiceRequest request =
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1); // an answer without fields has no bytes
    exchange.close();
    synchronized (received) {
      received.add(request);
      received.notifyAll();
    }
  }

  /** Everything that has come so far, as the bytes of UTF-8 that its strings are sent in. */
  String all() {
    synchronized (received) {
      return received.stream()
          .map(request -> new String(request.toByteArray(), StandardCharsets.UTF_8))
          .collect(Collectors.joining());
    }
  }

  List<Span> spans() {
    synchronized (received) {
      return received.stream()
          .flatMap(request -> request.getResourceSpansList().stream())
          .flatMap(resource -> resource.getScopeSpansList().stream())
          .flatMap(scope -> scope.getSpansList().stream())
          .toList();
    }
  }

  /** The first span that is such, once it has come. */
  Span await(Predicate<Span> wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    synchronized (received) {
      while (true) {
        for (Span span : spans()) {
          if (wanted.test(span)) {
            return span;
          }
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("no such span among " + spans());
        }
        TimeUnit.NANOSECONDS.timedWait(received, left);
      }
    }
  }

  /** The span of a name right inside another. */
  Span within(Span parent, String name) throws InterruptedException {
    return await(
        span -> span.getName().equals(name) && span.getParentSpanId().equals(parent.getSpanId()));
  }

  static AnyValue attribute(Span span, String name) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + span.getAttributesList()))
        .getValue();
  }

  static String hex(ByteString id) {
    StringBuilder hex = new StringBuilder();
    for (byte one : id) {
      hex.append(String.format("%02x", one));
    }
    return hex.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
