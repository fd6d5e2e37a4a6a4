package org.khabar.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khabar.model.ModelException;

class LoadingTest {

  @Test
  void whoeverAwaitsItGetsTheSame() {
    Loading<List<String>> loading = Loading.begin("test", () -> new ArrayList<>(List.of("loaded")));
    assertThat(loading.await()).containsExactly("loaded").isSameAs(loading.await());
    loading.use(List::clear);
    assertThat(loading.await()).isEmpty();
  }

  @Test
  void aFailureIsThatOfTheWorkAndLeavesNothingToUse() {
    Loading<List<String>> loading =
        Loading.begin(
            "test",
            () -> {
              throw new ModelException("model.safetensors is missing");
            });
    assertThatThrownBy(loading::await)
        .isInstanceOf(ModelException.class)
        .hasMessage("model.safetensors is missing");
    List<String> used = new ArrayList<>();
    loading.use(used::addAll);
    assertThat(used).isEmpty();
  }

  @Test
  void anInterruptedThreadGetsItAndStaysInterrupted() {
    Loading<String> loading = Loading.begin("test", () -> "loaded");
    Thread.currentThread().interrupt();
    assertThat(loading.await()).isEqualTo("loaded");
    assertThat(Thread.interrupted()).isTrue();
  }
}
