package org.khabar.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenIdsTest {
  private final SeenIds ids = new SeenIds();

  @Test
  void anIdIsTakenOnceHoweverManyThereAre() {
    for (int i = 1; i <= 20_000; i++) {
      assertThat(ids.checked(item(i, "id" + i))).isInstanceOf(ParsedItem.Usable.class);
    }
    assertThat(ids.checked(item(20_001, "id17")))
        .isEqualTo(new ParsedItem.Unusable(20_001, "id17", "id: line 17 has the same"));
    assertThat(ids.checked(item(20_002, "id17")))
        .isEqualTo(new ParsedItem.Unusable(20_002, "id17", "id: line 17 has the same"));
  }

  @Test
  void itemsWithoutAnIdAreNeverTheSame() {
    assertThat(ids.checked(item(1, null))).isEqualTo(item(1, null));
    assertThat(ids.checked(item(2, null))).isEqualTo(item(2, null));
  }

  @Test
  void aBadLineKeepsItsOwnFaultAndItsIdIsTaken() {
    ParsedItem bad = new ParsedItem.Unusable(1, "a", "text: it is blank");
    assertThat(ids.checked(bad)).isEqualTo(bad);
    assertThat(ids.checked(item(2, "a"))).isInstanceOf(ParsedItem.Unusable.class);
  }

  private static ParsedItem item(long line, @org.jspecify.annotations.Nullable String id) {
    return new ParsedItem.Usable(line, id, JobItem.Kind.TEXT, "خبر");
  }
}
