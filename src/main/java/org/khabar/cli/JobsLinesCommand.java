package org.khabar.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code khabar jobs-lines}: what becomes of bad lines among very many. */
@Command(
    name = "jobs-lines",
    mixinStandardHelpOptions = true,
    description = {
      "Sends lines of NDJSON, about one of a hundred of them bad, to POST /v1/jobs of a service that"
          + " it starts, and through 'khabar batch', and checks what comes out for each.",
      "",
      "Bad are: broken JSON, bytes that are not UTF-8, lines of 5 MB, blank lines, ids for the second"
          + " time, items without a text, with a number for a text, two on a line, nested 5,000 deep,"
          + " and none at all. A stand-in takes the engine's place."
    },
    footer = {"", "Example: khabar jobs-lines --lines 1000000"})
final class JobsLinesCommand implements Callable<Integer> {
  private static final int ACCEPTED = 202;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Lines. Default: ${DEFAULT-VALUE}")
  private int lines;

  @Option(
      names = "--url",
      paramLabel = "JDBC",
      description = "Database of the service. Default: one in files, that is removed afterwards.")
  private @Nullable String url;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (lines < 1) {
      throw new ParameterException(line, "--lines must be 1 or more");
    }
    try (TemporaryFolder folder = TemporaryFolder.create("khabar-lines")) {
      boolean jobs = jobs(folder.path(), line.getOut());
      boolean batch = batch(folder.path(), line.getOut());
      return jobs && batch ? 0 : Main.FAILURE;
    }
  }

  private boolean jobs(Path folder, PrintWriter out) throws IOException, InterruptedException {
    Map<String, Object> properties = new HashMap<>();
    properties.put("khabar.home", folder);
    properties.put("micronaut.server.port", -1);
    if (url != null) {
      properties.put("khabar.database.url", url);
    }
    try (StandInTranslator translator = new StandInTranslator(0, BatchFormat.JSON);
        ApplicationContext context =
            ServiceStart.whole(service.properties(properties), translator)) {
      URI server = context.getBean(EmbeddedServer.class).getURI();
      HttpClient client = HttpClient.newHttpClient();
      long start = System.nanoTime();
      HttpResponse<String> sent =
          client.send(
              HttpRequest.newBuilder(server.resolve("/v1/jobs"))
                  .header("Content-Type", "application/x-ndjson")
                  .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new BadLines(lines)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (sent.statusCode() != ACCEPTED) {
        out.println("POST /v1/jobs answers " + sent.statusCode() + ": " + sent.body());
        return false;
      }
      String id = new ObjectMapper().readTree(sent.body()).path("id").asText();
      out.printf("POST /v1/jobs: %d lines stored in %s%n", lines, seconds(start));
      try (InputStream results =
          client
              .send(
                  HttpRequest.newBuilder(server.resolve("/v1/jobs/" + id + "/results?follow=true"))
                      .build(),
                  HttpResponse.BodyHandlers.ofInputStream())
              .body()) {
        return report("results", BadLinesCheck.of(results), start, out);
      }
    }
  }

  private boolean batch(Path folder, PrintWriter out) throws IOException {
    Path in = folder.resolve("in.ndjson");
    Path english = folder.resolve("out.ndjson");
    try (InputStream made = new BadLines(lines)) {
      Files.copy(made, in);
    }
    long start = System.nanoTime();
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    int code = Main.run(nobody, nobody, "batch", in.toString(), english.toString(), "--stand-in=0");
    out.printf("khabar batch: exit code %d%n", code);
    try (InputStream results = Files.newInputStream(english)) {
      return report("khabar batch", BadLinesCheck.of(results), start, out);
    }
  }

  private boolean report(String what, BadLinesCheck check, long start, PrintWriter out) {
    boolean sound = check.isSound(lines);
    out.printf("%s: %s, in %s%n", what, check, seconds(start));
    ProcessFigures.peakResident()
        .ifPresent(bytes -> out.printf("most memory so far: %d MiB%n", bytes >> 20));
    out.println(sound ? "sound" : "NOT sound");
    out.flush();
    return sound;
  }

  private static String seconds(long start) {
    return "%.1f s".formatted((System.nanoTime() - start) / 1e9);
  }
}
