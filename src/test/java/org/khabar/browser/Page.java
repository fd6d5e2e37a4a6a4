package org.khabar.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/** A page in a browser, used as a person uses it. Places are CSS selectors. */
public final class Page {
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final Map<String, Integer> KEYS =
      Map.of("Enter", 13, "Tab", 9, "ArrowDown", 40, "ArrowUp", 38, "ArrowRight", 39, "F8", 119);

  private final DevTools tools;
  private final String session;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Page(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
    tools.listen(session, this::hear);
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      send(domain + ".enable", Map.of());
    }
  }

  private void hear(String event, JsonNode said) {
    switch (event) {
      case "Network.requestWillBeSent" -> requests.add(said.at("/request/url").asText());
      case "Log.entryAdded" -> {
        if (said.at("/entry/source").asText().equals("security")
            || said.at("/entry/source").asText().equals("javascript")) {
          complaints.add(said.at("/entry/text").asText());
        }
      }
      case "Runtime.exceptionThrown" ->
          complaints.add(said.at("/exceptionDetails/exception/description").asText());
      default -> {}
    }
  }

  /** Addresses that were asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** What broke the page's security policy, and errors of its scripts. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Sets width and height in CSS pixels, and the colour scheme that the reader prefers. */
  public void show(int width, int height, String scheme) {
    show(width, height, 1, scheme);
  }

  /** Sets also how many pixels of the screen a CSS pixel has. */
  public void show(int width, int height, int pixels, String scheme) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", pixels, "mobile", false));
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Goes to an address and waits until its scripts have run. */
  public void go(String address) {
    send("Page.navigate", Map.of("url", address));
    until("document.readyState === 'complete' && document.querySelector('[role=tab]') !== null");
  }

  /** Waits until an expression is true. */
  public void until(String expression) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!evaluate(expression).asBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "never came true: " + expression + "; the page says: " + text("main"));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** What an expression yields; promises are waited for. */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.path("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  /** The text of a place as it is seen. */
  public String text(String place) {
    return evaluate("document.querySelector('" + place + "').innerText").asText();
  }

  /** How many such places there are. */
  public int count(String places) {
    return evaluate("document.querySelectorAll('" + places + "').length").asInt();
  }

  /** Pastes text into a field. */
  public void paste(String place, String text) {
    click(place);
    type(text);
  }

  /** Puts text in where the caret is. */
  public void type(String text) {
    send("Input.insertText", Map.of("text", text));
  }

  /** Moves the pointer to a place, once that is to be seen: views change after a click. */
  public void hover(String place) {
    until("(document.querySelector('" + place + "')?.getClientRects().length ?? 0) > 0");
    mouse("mouseMoved", place);
  }

  /** Clicks a place. */
  public void click(String place) {
    hover(place);
    mouse("mousePressed", place);
    mouse("mouseReleased", place);
  }

  /** The middle of an element once it stands still: what scrolls under the mouse is not hit. */
  private JsonNode middle(String place) {
    String middle =
        "(() => { const e = document.querySelector('"
            + place
            + "'); e.scrollIntoViewIfNeeded(); const b = e.getClientRects()[0];"
            + " return [b.x + Math.min(b.width, 60) / 2, b.y + b.height / 2]; })()";
    JsonNode before = evaluate(middle);
    for (int i = 0; i < 40; i++) {
      evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
      JsonNode now = evaluate(middle);
      if (now.equals(before)) {
        break;
      }
      before = now;
    }
    return before;
  }

  private void mouse(String kind, String place) {
    JsonNode middle = middle(place);
    send(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            kind,
            "x",
            middle.path(0).asDouble(),
            "y",
            middle.path(1).asDouble(),
            "button",
            kind.equals("mouseMoved") ? "none" : "left",
            "clickCount",
            kind.equals("mouseMoved") ? 0 : 1));
  }

  /** Presses a key, by its name. */
  public void press(String key) {
    int code = KEYS.getOrDefault(key, (int) key.toUpperCase(Locale.ROOT).charAt(0));
    Map<String, Object> down = new HashMap<>();
    down.putAll(Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", code));
    if (key.equals("Enter")) {
      down.put("text", "\r"); // a button is pressed by the character
    }
    send("Input.dispatchKeyEvent", down);
    send(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
  }

  /** Chooses a file in a file field. */
  public void choose(String field, Path file) {
    int document = send("DOM.getDocument", Map.of()).at("/root/nodeId").asInt();
    int node =
        send("DOM.querySelector", Map.of("nodeId", document, "selector", field))
            .path("nodeId")
            .asInt();
    send(
        "DOM.setFileInputFiles",
        Map.of("nodeId", node, "files", List.of(file.toAbsolutePath().toString())));
  }

  /** Runs axe-core against WCAG 2.2 A and AA and gives what it finds wrong, a line each. */
  public List<String> accessibilityFaults() throws IOException {
    if (!evaluate("typeof axe === 'object'").asBoolean()) {
      try (InputStream axe = Page.class.getResourceAsStream(axePath())) {
        evaluate(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    JsonNode faults =
        evaluate(
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
                + ".then(r => r.violations.map(v => v.id + ' (' + v.impact + '): '"
                + " + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; ')))");
    return StreamSupport.stream(faults.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String axePath() throws IOException {
    var properties = new Properties();
    try (InputStream in =
        Page.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
      properties.load(Objects.requireNonNull(in));
    }
    return "/META-INF/resources/webjars/axe-core/"
        + properties.getProperty("version")
        + "/axe.min.js";
  }

  /** Saves what is seen as a PNG file. */
  public void screenshot(Path file) throws IOException {
    String image = send("Page.captureScreenshot", Map.of("format", "png")).path("data").asText();
    Files.write(file, Base64.getDecoder().decode(image));
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    return tools.send(session, method, parameters);
  }
}
