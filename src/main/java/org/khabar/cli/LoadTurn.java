package org.khabar.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One turn through all kinds of load, or the sum of several: a machine that is slower for a while
 * is so for all of them.
 *
 * @param engine the engine alone
 * @param sentences clients with sentences, by how many there were; one is among them
 * @param articles as many clients with articles as there were at the most with sentences
 */
record LoadTurn(LoadRound engine, SortedMap<Integer, LoadRound> sentences, LoadRound articles) {

  LoadTurn and(LoadTurn later) {
    SortedMap<Integer, LoadRound> both = new TreeMap<>(sentences);
    later.sentences.forEach((clients, round) -> both.merge(clients, round, LoadRound::and));
    return new LoadTurn(engine.and(later.engine), both, articles.and(later.articles));
  }

  long errors() {
    return articles.errors() + sentences.values().stream().mapToLong(LoadRound::errors).sum();
  }

  void print(PrintWriter out) {
    out.println(
        "| load | sentences/s | p50 ms | p95 ms | errors | resident MiB | a batch | rows a step |"
            + " padding | idle rows | tokens a sentence |");
    out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    out.println(engine.row("engine alone"));
    sentences.forEach((clients, round) -> out.println(round.row("sentences, " + named(clients))));
    String most = named(sentences.lastKey());
    out.println(articles.row("articles, " + most));
    List<Double> rates = sentences.values().stream().map(LoadRound::rate).toList();
    double gain = rates.get(rates.size() - 1) / rates.get(0);
    out.printf("%s with sentences: %.2f x one client%n", most, gain);
    out.printf(
        "%s with articles: %.2f x the engine alone%n", most, articles.rate() / engine.rate());
  }

  private static String named(int clients) {
    return clients == 1 ? "1 client" : clients + " clients";
  }
}
