package org.khabar.desk.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.translate.Glossary;
import org.khabar.translate.Glossary.Term;

class GlossaryFolderTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-03-12T18:40:00Z"), ZoneOffset.UTC);
  private static final Glossary CAIRO = new Glossary(List.of(new Term("القاهرة", "Cairo")));
  private static final Glossary EGYPT = new Glossary(List.of(new Term("مصر", "Egypt")));

  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasKeptIsThereAfterARestart() {
    GlossaryStore store = open();
    StoredGlossary made = store.create("places", CAIRO);
    store.change(made.id(), present -> present.merged(EGYPT));
    store.rename(made.id(), "names");
    StoredGlossary found = open().find(made.id()).orElseThrow();
    assertThat(found.name()).isEqualTo("names");
    assertThat(found.version()).isEqualTo(3);
    assertThat(found.created()).isEqualTo(CLOCK.instant());
    assertThat(found.terms().terms())
        .containsExactly(new Term("القاهرة", "Cairo"), new Term("مصر", "Egypt"));
  }

  @Test
  void aWriteThatDidNotFinishIsAsIfItHadNotBegun() throws IOException {
    StoredGlossary made = open().create("places", CAIRO);
    Files.writeString(folder.resolve(made.id()).resolve("incoming7.tmp"), "{\"name\":");
    assertThat(open().find(made.id()).orElseThrow().terms().terms()).hasSize(1);
  }

  @Test
  void aDeletedGlossaryStaysDeletedAndLeavesNothing() throws IOException {
    GlossaryStore store = open();
    StoredGlossary made = store.create("places", CAIRO);
    assertThat(store.delete(made.id())).isTrue();
    assertThat(store.delete(made.id())).isFalse();
    assertThat(open().list()).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void noChangeOfSeveralAtATimeGetsLost() {
    GlossaryStore store = open();
    StoredGlossary made = store.create("places", CAIRO);
    IntStream.range(0, 50)
        .parallel()
        .forEach(
            i ->
                store.change(
                    made.id(),
                    present ->
                        present.merged(new Glossary(List.of(new Term("كلمة" + i, "word " + i))))));
    assertThat(open().find(made.id()).orElseThrow().terms().terms()).hasSize(51);
  }

  @Test
  void anIdIsNoPath() {
    open().create("places", CAIRO);
    assertThat(open().find("../" + folder.getFileName())).isEmpty();
    assertThat(open().delete("..")).isFalse();
  }

  private GlossaryStore open() {
    return GlossaryFolder.open(folder, CLOCK);
  }
}
