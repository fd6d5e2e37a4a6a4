package org.khabar.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without windows. */
public final class Chromium implements AutoCloseable {
  /** What to do where there is none. */
  public static final String MISSING =
      "no Chromium on this machine: install it (Debian: apt-get install chromium) or name it in"
          + " CHROMIUM";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String LISTENING = "DevTools listening on ";

  private final Process process;
  private final Path profile;
  private final DevTools tools;

  private Chromium(Process process, Path profile, DevTools tools) {
    this.process = process;
    this.profile = profile;
    this.tools = tools;
  }

  /** The Chromium of this machine, if it has one. */
  public static Optional<Path> find() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(System.getProperty("path.separator"), -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one. */
  public static Chromium start(Path executable) throws IOException {
    Path profile = Files.createTempDirectory("khabar-browser");
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--force-color-profile=srgb",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Chromium(process, profile, new DevTools(address(process)));
  }

  private static URI address(Process process) throws IOException {
    BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread rest = new Thread(() -> said.lines().forEach(more -> {}), "browser-log");
        rest.setDaemon(true);
        rest.start();
        return URI.create(line.substring(LISTENING.length()));
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  /** Opens a page that shares nothing with other pages; downloads go into a folder. */
  public Page open(Path downloads) {
    String context =
        tools.send("Target.createBrowserContext", Map.of()).path("browserContextId").asText();
    tools.send(
        "Browser.setDownloadBehavior",
        Map.of(
            "behavior",
            "allow",
            "browserContextId",
            context,
            "downloadPath",
            downloads.toAbsolutePath().toString()));
    tools.send(
        "Browser.grantPermissions",
        Map.of(
            "browserContextId",
            context,
            "permissions",
            List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    String target =
        tools
            .send("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
            .path("targetId")
            .asText();
    String session =
        tools
            .send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    return new Page(tools, session);
  }

  @Override
  public void close() throws IOException {
    tools.close();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> left = Files.walk(profile)) {
      left.sorted(Comparator.reverseOrder()).forEach(Chromium::delete);
    } catch (UncheckedIOException e) {
      // its last process may still be writing there; the system clears such folders
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
