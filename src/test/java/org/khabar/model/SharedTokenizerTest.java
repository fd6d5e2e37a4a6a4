package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedTokenizerTest {
  private static final Path MINILM = Path.of("models/minilm");

  @Test
  @Timeout(60)
  void closingUnderLoadEndsEveryCallWithIdsOrWithAClearError() throws InterruptedException {
    Tokenizer tokenizer = EncoderBundle.read(MINILM).openTokenizer();
    CountDownLatch busy = new CountDownLatch(4);
    List<CompletableFuture<String>> ends = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      CompletableFuture<String> end = new CompletableFuture<>();
      new Thread(() -> end.complete(untilClosed(tokenizer, busy))).start();
      ends.add(end);
    }
    busy.await();
    tokenizer.close();
    tokenizer.close();
    assertThat(ends).extracting(CompletableFuture::join).containsOnly("the model was closed");
  }

  private static String untilClosed(Tokenizer tokenizer, CountDownLatch busy) {
    try {
      while (true) {
        assertThat(tokenizer.encodeSource("Trains run every day. ".repeat(50))).hasSize(252);
        busy.countDown();
      }
    } catch (ModelException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aClosedTokenizerSaysSo() {
    Tokenizer tokenizer = EncoderBundle.read(MINILM).openTokenizer();
    tokenizer.close();
    assertThatThrownBy(() -> tokenizer.decodeTarget(new int[] {1}))
        .isInstanceOf(ModelException.class)
        .hasMessage("the model was closed");
  }
}
