package org.khabar.model.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.model.Fixtures;
import org.khabar.model.ModelBundle;
import org.khabar.model.ModelException;
import org.khabar.model.hub.LoopbackHub.Fault;
import org.khabar.model.hub.LoopbackHub.Seen;

/** Models come from a hub that speaks the real protocol, through the faults that networks have. */
class ModelFetcherTest {
  private static final String ID = "newsroom/opus-mt-ar-en";
  private static final HubRepository REPOSITORY = HubRepository.parse(ID);
  private static final Path MODEL = Fixtures.MARIAN_JOINT;
  private static final String WEIGHTS = "model.safetensors";

  @TempDir private Path root = Path.of("");
  private LoopbackHub hub;
  private ModelStore store;
  private final List<Duration> pauses = new ArrayList<>();
  private final FetchListener unheard =
      new FetchListener() {
        @Override
        public void begins(String model, String licence, int files, long bytes) {}

        @Override
        public void comes(String file, long done, long all) {}
      };

  @BeforeEach
  void start() throws IOException {
    hub = new LoopbackHub().serving(ID, MODEL).with("bundle.json");
    store = new ModelStore(root.resolve("models"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private ModelFetcher fetcher(String... token) {
    HubSettings settings =
        new HubSettings(
            hub.endpoint(),
            token.length == 0 ? null : token[0],
            Duration.ofSeconds(1),
            3,
            Proxies.of(Map.of()));
    return new ModelFetcher(store, settings, pauses::add);
  }

  private StoredModel pull(String... token) {
    return fetcher(token).pull(REPOSITORY, unheard);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::pull).isInstanceOf(ModelException.class).hasMessageContaining(message);
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aModelThatIsPulledIsWholeAndSaysWhereItIsFrom() throws IOException {
    StoredModel model = pull();
    assertThat(model.name()).isEqualTo(ID);
    assertThat(model.licence()).isEqualTo("cc-by-4.0");
    assertThat(model.revision()).isEqualTo(LoopbackHub.COMMIT);
    assertThat(model.task()).isEqualTo("translation");
    store.verify(ID);
    assertThat(Files.readAllBytes(store.find(ID).resolve(WEIGHTS)))
        .isEqualTo(Files.readAllBytes(MODEL.resolve(WEIGHTS)));
    assertThat(ModelBundle.read(store.find(ID)).hashes())
        .containsKeys(WEIGHTS, "config.json", "tokenizer.json");
    assertThat(store.list()).extracting(StoredModel::name).containsExactly(ID);
  }

  @Test
  void onlyTheFilesThatAreNeededCome() {
    hub.with("tf_model.h5", new byte[20_000])
        .with("pytorch_model.bin", new byte[20_000])
        .with("flax_model.msgpack", new byte[20_000])
        .with("training_args.bin", new byte[20_000])
        .with("README.md", "# Model".getBytes(StandardCharsets.UTF_8));
    pull();
    assertThat(hub.seen())
        .extracting(Seen::target)
        .noneMatch(target -> target.matches(".*(h5|bin|msgpack)"))
        .anyMatch(target -> target.endsWith("/README.md"))
        .element(1)
        .asString()
        .endsWith("/config.json");
  }

  @Test
  void aCutConnectionIsGoneOnWithWhereItWasCut() throws IOException {
    hub.failing(WEIGHTS, Fault.CUT, Fault.CUT);
    pull();
    long size = Files.size(MODEL.resolve(WEIGHTS));
    assertThat(hub.seen())
        .filteredOn(Seen::storage)
        .filteredOn(seen -> seen.target().endsWith(WEIGHTS))
        .extracting(Seen::range)
        .containsExactly(
            "", "bytes=" + size / 2 + "-", "bytes=" + (size / 2 + (size - size / 2) / 2) + "-");
    store.verify(ID);
  }

  @Test
  void aSilentConnectionIsLeftAndGoneOnWith() {
    hub.failing(WEIGHTS, Fault.SILENCE);
    pull();
    store.verify(ID);
  }

  @Test
  void aFetchThatWasGivenUpIsGoneOnWithByTheNext() {
    hub.failing(WEIGHTS, Fault.CUT, Fault.BAD_GATEWAY, Fault.BAD_GATEWAY);
    assertRefused(WEIGHTS + " of " + ID + ": the hub answers 502, after 3 tries");
    int before = hub.seen().size();
    pull();
    assertThat(hub.seen().subList(before, hub.seen().size()))
        .filteredOn(Seen::storage)
        .singleElement()
        .extracting(Seen::range)
        .asString()
        .startsWith("bytes=");
  }

  @Test
  void aHubThatIsBusyIsAskedAgainWhenItSays() {
    hub.failing("", Fault.TOO_MANY).failing(WEIGHTS, Fault.TOO_MANY);
    pull();
    assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
  }

  @Test
  void aWrongHashLeavesNothing() throws IOException {
    hub.failing(WEIGHTS, Fault.WRONG_BYTE);
    assertRefused(WEIGHTS + " of " + ID + " came with hash ");
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files).noneMatch(file -> file.toString().contains(WEIGHTS));
    }
    pull();
  }

  @Test
  void aWrongHashOfASmallFileIsSeenToo() {
    hub.failing("config.json", Fault.WRONG_BYTE);
    assertRefused("config.json of " + ID + " came with hash ");
  }

  @Test
  void aFileLongerThanPromisedIsRefused() {
    hub.failing(WEIGHTS, Fault.TOO_LONG);
    assertRefused(WEIGHTS + " is longer than the ");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"REDIRECT_LOOP", "REDIRECT_TO_FILE", "NOT_FOUND", "UNAUTHORIZED"})
  void aFaultThatNoSecondTryMendsIsSaidAtOnce(Fault fault) {
    Fault[] often = new Fault[20];
    Arrays.fill(often, fault);
    hub.failing("config.json", often);
    assertRefused(
        switch (fault) {
          case REDIRECT_LOOP -> "config.json of " + ID + ": more than 10 redirects";
          case REDIRECT_TO_FILE -> ": redirected to what is not followed: file:///etc/passwd";
          case NOT_FOUND -> ": the hub has no such thing (404)";
          default -> ": the hub asks who you are (403): set HF_TOKEN";
        });
    assertThat(pauses).isEmpty();
  }

  @Test
  void aTokenIsShownToTheHubAndToNobodyElse() {
    hub.wanting("secret");
    assertRefused(": the hub asks who you are (401): set HF_TOKEN");
    assertThatThrownBy(() -> pull("wrong")).hasMessageContaining("refuses your token (401)");
    pull("secret");
    assertThat(hub.seen()).filteredOn(Seen::storage).extracting(Seen::token).containsOnly("");
  }

  @Test
  void aMirrorThatListsNamesOnlyIsAskedForEachFile() {
    hub.listingNamesOnly();
    pull();
    store.verify(ID);
    assertThat(hub.seen())
        .extracting(Seen::target)
        .contains("HEAD /" + ID + "/resolve/" + LoopbackHub.COMMIT + "/" + WEIGHTS);
  }

  @Test
  void aModelOfAnotherKindIsRefusedBeforeItsWeightsCome() {
    hub.with("config.json", "{\"model_type\":\"t5\"}".getBytes(StandardCharsets.UTF_8));
    assertRefused("is of model_type 't5'; marian and bart can be used");
    assertThat(hub.seen()).noneMatch(Seen::storage);
  }

  @Test
  void weightsThatDoNotFitAreNotPublished() throws IOException {
    byte[] config = Files.readAllBytes(MODEL.resolve("config.json"));
    String changed =
        new String(config, StandardCharsets.UTF_8)
            .replaceFirst("\"encoder_layers\": [0-9]+", "\"encoder_layers\": 9");
    hub.with("config.json", changed.getBytes(StandardCharsets.UTF_8));
    assertRefused("the checkpoint lacks ");
  }

  @Test
  void aRepositoryThatIsNotThereIsNamed() {
    HubRepository other = HubRepository.parse("newsroom/nothing");
    assertThatThrownBy(() -> fetcher().pull(other, unheard))
        .hasMessage("newsroom/nothing: the hub has no such thing (404)");
  }

  @Test
  void withoutANetworkItSaysWhatToBringByHand() {
    HubSettings nowhere =
        new HubSettings(
            URI.create("http://127.0.0.1:1"), null, Duration.ofSeconds(1), 3, Proxies.of(Map.of()));
    assertThatThrownBy(() -> new ModelFetcher(store, nowhere).pull(REPOSITORY, unheard))
        .hasMessageContaining("cannot reach http://127.0.0.1:1")
        .hasMessageContaining("pytorch_model.bin")
        .hasMessageContaining("khabar models import FOLDER --name " + ID);
  }

  @Test
  void aFolderThatCameByHandIsImported() throws IOException {
    Path folder = Files.createDirectory(root.resolve("usb"));
    Fixtures.copy(MODEL, folder);
    Files.delete(folder.resolve("bundle.json"));
    Files.writeString(folder.resolve("notes.txt"), "x");
    StoredModel model = fetcher().importFrom(folder, ID, unheard);
    store.verify(ID);
    assertThat(model.folder()).isEqualTo(store.find(ID));
    assertThat(model.folder().resolve("notes.txt")).doesNotExist();
    assertThat(folder.resolve(WEIGHTS)).exists();
  }

  @Test
  void aModelTravelsInOneFile() throws IOException {
    pull();
    Path file = root.resolve("model.khabar");
    ModelArchive.write(ModelBundle.read(store.find(ID)), file);
    ModelStore other = new ModelStore(root.resolve("elsewhere"));
    ModelFetcher there = new ModelFetcher(other, HubSettings.of(Map.of()));
    assertThat(there.importFrom(file, null, unheard).revision()).isEqualTo(LoopbackHub.COMMIT);
    other.verify(ID);

    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> there.importFrom(file, "other/name", unheard))
        .isInstanceOf(ModelException.class);
    assertThat(other.list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../escape.txt", "/tmp/escape.txt", "notes.txt", "a/config.json"})
  void anArchiveThatLeadsElsewhereIsRefused(String name) throws IOException {
    Path file = root.resolve("evil.tar");
    try (var out = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      var entry = new TarArchiveEntry(name, true);
      entry.setSize(1);
      out.putArchiveEntry(entry);
      out.write('x');
      out.closeArchiveEntry();
    }
    assertThatThrownBy(() -> fetcher().importFrom(file, ID, unheard))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file + " holds what is no file of a model: ");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void anArchiveOfAFewBytesThatClaimsToBeLargeIsRefused() throws IOException {
    Path file = root.resolve("sparse.tar");
    byte[] header = new byte[512];
    put(header, 0, "model.safetensors");
    put(header, 100, "0000644\0000000000\0000000000\00000000000000\00000000000000\0");
    put(header, 156, "S"); // GNU's sparse file, of no stored bytes
    put(header, 257, "ustar  ");
    put(header, 483, "77777777777\0"); // 8 GiB
    put(header, 148, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    Files.write(file, java.util.Arrays.copyOf(header, 512 * 3));
    assertThatThrownBy(() -> fetcher().importFrom(file, ID, unheard))
        .isInstanceOf(ModelException.class)
        .hasMessage(file + " holds what is no file of a model: model.safetensors");
    assertThat(store.list()).isEmpty();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"opus", "a/b/c", "../x/y", "a/..", "a/b@../../c", "a b/c", "/a/b", "a/b@", "ä/b"})
  void aNameThatIsNoRepositoryIsRefused(String name) {
    assertThatThrownBy(() -> HubRepository.parse(name))
        .hasMessage("'" + name + "' is no repository: write OWNER/NAME or OWNER/NAME@REVISION");
  }

  @Test
  void aModelIsFoundByItsNameAndGoneWhenItIsRemoved() {
    pull();
    assertThat(store.find(ID)).isDirectory();
    store.remove(ID);
    assertThat(store.list()).isEmpty();
    assertThatThrownBy(() -> store.find(ID))
        .hasMessageContaining("'khabar models pull " + ID + "' fetches it");
    assertThatThrownBy(() -> store.remove(ID)).hasMessageContaining("has no model " + ID);
  }

  @Test
  void aNewerRevisionTakesTheOldOnesPlace() throws IOException {
    pull();
    hub.with("README.md", "newer".getBytes(StandardCharsets.UTF_8));
    store.remove(ID);
    pull();
    pull();
    assertThat(store.find(ID).resolve("README.md")).hasContent("newer");
    try (Stream<Path> left = Files.list(root.resolve("models").resolve(".incoming"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void theEnvironmentSaysWhereTheHubIsAndHowItIsReached() {
    HubSettings settings =
        HubSettings.of(
            Map.of(
                "HF_ENDPOINT", "https://mirror.example/hf/",
                "HF_TOKEN", " secret ",
                "HTTPS_PROXY", "http://proxy.example:3128",
                "NO_PROXY", "localhost,.example.org"));
    assertThat(settings.endpoint()).isEqualTo(URI.create("https://mirror.example/hf"));
    assertThat(settings.token()).isEqualTo("secret");
    assertThat(settings.proxies().of(URI.create("https://mirror.example/x")).toString())
        .contains("proxy.example")
        .contains("3128");
    assertThat(settings.proxies().of(URI.create("https://cdn.example.org/x")))
        .isEqualTo(Proxy.NO_PROXY);
    assertThatThrownBy(() -> HubSettings.of(Map.of("HF_ENDPOINT", "ftp://x")))
        .hasMessage("HF_ENDPOINT is no http or https address: ftp://x");
  }
}
