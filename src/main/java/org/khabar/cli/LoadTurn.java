package org.khabar.cli;

import java.io.PrintWriter;

/**
 * One turn through all kinds of load, or the sum of several: a machine that is slower for a while
 * is so for all of them.
 *
 * @param engine the engine alone
 * @param one one client with sentences
 * @param many many clients with sentences
 * @param articles many clients with articles
 */
record LoadTurn(LoadRound engine, LoadRound one, LoadRound many, LoadRound articles) {

  LoadTurn and(LoadTurn later) {
    return new LoadTurn(
        engine.and(later.engine),
        one.and(later.one),
        many.and(later.many),
        articles.and(later.articles));
  }

  long errors() {
    return one.errors() + many.errors() + articles.errors();
  }

  void print(PrintWriter out, int clients) {
    out.println(
        "| load | sentences/s | p50 ms | p95 ms | errors | resident MiB | a batch | rows a step |"
            + " padding | idle rows | tokens a sentence |");
    out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    out.println(engine.row("engine alone"));
    out.println(one.row("sentences, 1 client"));
    out.println(many.row("sentences, " + clients + " clients"));
    out.println(articles.row("articles, " + clients + " clients"));
    out.printf("%d clients with sentences: %.2f x one client%n", clients, many.rate() / one.rate());
    out.printf(
        "%d clients with articles: %.2f x the engine alone%n",
        clients, articles.rate() / engine.rate());
  }
}
