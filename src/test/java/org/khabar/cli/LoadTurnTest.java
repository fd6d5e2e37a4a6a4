package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.khabar.engine.EngineCounters;

/** What is printed of several turns through all kinds of load. */
class LoadTurnTest {

  private static LoadRound round(long sentences, long errors) {
    return new LoadRound(
        2, sentences, List.of(sentences), errors, 500, new EngineCounters().snapshot());
  }

  private static LoadTurn turn(long errors) {
    return new LoadTurn(
        round(100, 0),
        new TreeMap<>(Map.of(16, round(60, errors), 1, round(20, 0), 4, round(40, 0))),
        round(80, 0));
  }

  @Test
  void turnsAreAddedUpByTheNumberOfClients() {
    StringWriter printed = new StringWriter();
    LoadTurn sum = turn(0).and(turn(3));
    sum.print(new PrintWriter(printed));
    assertThat(
            printed.toString().lines().skip(2).map(line -> line.replaceAll(" \\| \\d+ \\|.*", "")))
        .containsExactly(
            "| engine alone | 50.0",
            "| sentences, 1 client | 10.0",
            "| sentences, 4 clients | 20.0",
            "| sentences, 16 clients | 30.0",
            "| articles, 16 clients | 40.0",
            "16 clients with sentences: 3.00 x one client",
            "16 clients with articles: 0.80 x the engine alone");
    assertThat(sum.errors()).isEqualTo(3);
  }
}
