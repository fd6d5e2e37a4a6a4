package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleCommandTest {
  private static final String SAMPLE = "samples/train-line.txt";

  @TempDir private Path folder = Path.of("");

  @Test
  void printsTheEnglishArticleWithItsBrief() {
    CommandRun run = CommandRun.withModel("article", SAMPLE);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("[Chairman of the Board]\n[Sara Kamal]\n[Editor-in-Chief]\n[Youssef Mansour]\n")
        .contains("\n12 March 2024, 18:40\n")
        .contains("---- Brief ----\n");
  }

  @Test
  void printsEverythingAsTheServiceSendsIt() throws IOException {
    CommandRun run = CommandRun.withModel("article", "--json", "--style", "bullets", SAMPLE);
    JsonNode article = new ObjectMapper().readTree(run.out());
    assertThat(article.path("published").asText()).isEqualTo("2024-03-12T18:40");
    assertThat(article.path("blocks")).hasSize(19);
    assertThat(article.path("brief").path("style").asText()).isEqualTo("bullets");
  }

  @Test
  void printsTheBriefAlone() {
    CommandRun run =
        CommandRun.withModel("summarize", "--style", "bullets", "--sentences", "2", SAMPLE);
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSizeBetween(1, 2).allMatch(line -> line.startsWith("- "));
  }

  @Test
  void saysWhyAFileIsNoArticle() throws IOException {
    assertRefused("", "the article has no text");
    assertRefused("Only Latin here.", "the article has no Arabic letters");
    assertRefused("2024\n12\n", "the article has no Arabic letters");
    assertRefused("<html><title>خبر</title></html>", "the page has no article");
    assertRefused(
        "خبر عاجل. ".repeat(110_000), "the article has 1100000 characters; at most 200000");
  }

  @Test
  void readsOtherEncodingsWhenTold() throws IOException {
    Path file = folder.resolve("w1256.txt");
    Files.write(file, "وصل الوزير إلى المصنع.".getBytes(Charset.forName("windows-1256")));
    CommandRun guessed = CommandRun.withModel("article", file.toString());
    assertThat(guessed.code()).isEqualTo(Main.INPUT_UNUSABLE);
    assertThat(guessed.err()).contains("is not UTF-8; it looks like windows-1256");
    assertThat(
            CommandRun.withModel("article", "--encoding", "windows-1256", file.toString()).code())
        .isZero();
  }

  @Test
  void oddTextsGetAnAnswer() throws IOException {
    for (String odd :
        new String[] {
          "خبر\u0000 عاجل", "\u202eخبر عاجل\u202c", "كلمة\n".repeat(1000), "كلمة ".repeat(3000)
        }) {
      String file = CommandRun.text(folder.resolve("odd.txt"), odd);
      CommandRun run = CommandRun.withModel("article", file);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("---- Brief ----");
    }
  }

  @Test
  void refusesOptionsOutOfRange() {
    CommandRun run = CommandRun.withModel("article", "--sentences", "0", SAMPLE);
    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("--sentences");
  }

  @Test
  void doesNotServeOthersUnasked() {
    CommandRun run = CommandRun.withModel("serve", "--host", "0.0.0.0");
    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("--public");
  }

  @Test
  void saysWhyItCannotServe() throws IOException {
    CommandRun noModel = CommandRun.of("serve", "--model", "no-such-model", "--port", "0");
    assertThat(noModel.code()).isEqualTo(Main.RESOURCE_UNUSABLE);
    assertThat(noModel.err()).contains("khabar: no-such-model is not a folder");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      CommandRun run = CommandRun.withModel("serve", "--port", port);
      assertThat(run.code()).isEqualTo(Main.RESOURCE_UNUSABLE);
      assertThat(run.err()).contains("khabar: the address cannot be listened on");
    }
  }

  private void assertRefused(String text, String why) throws IOException {
    String file = Files.writeString(folder.resolve("refused.txt"), text).toString();
    CommandRun run = CommandRun.withModel("article", file);
    assertThat(run.code()).isEqualTo(Main.INPUT_UNUSABLE);
    assertThat(run.err()).contains(why);
  }
}
