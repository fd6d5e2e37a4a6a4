package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.khabar.model.ModelException;
import org.khabar.model.TensorEntry;
import org.khabar.model.TensorType;

class MemoryNeedTest {

  @Test
  void theNeedCountsEveryWeightInFp32AndItsPackedCopy() {
    List<TensorEntry> tensors =
        List.of(new TensorEntry("shared.weight", TensorType.F16, List.of(1_000_000L, 1_000L)));
    long fp32 = MemoryNeed.of(tensors, Numerics.FP32).bytes();
    assertThat(fp32).isBetween(4_000_000_000L, 4_500_000_000L);
    assertThat(MemoryNeed.of(tensors, Numerics.INT8).bytes() - fp32).isEqualTo(1_000_000_000L);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aModelThatDoesNotFitIsRefusedWithBothFigures() {
    assertThatThrownBy(() -> new MemoryNeed(1L << 60).require("bart-huge"))
        .isInstanceOf(ModelException.class)
        .hasMessageMatching(
            "bart-huge needs about 1099511627776 MB of memory to load, [0-9]+ MB are free");
    new MemoryNeed(1).require("small");
  }
}
