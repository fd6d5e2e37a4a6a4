package org.khabar.cli;

import java.util.concurrent.CompletableFuture;
import org.khabar.api.DeskItems;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
import org.khabar.desk.EnglishText;
import org.khabar.engine.Lane;
import org.khabar.jobs.ItemOutcome;
import org.khabar.jobs.ItemTranslator;
import org.khabar.jobs.JobItem;
import org.khabar.translate.TranslatedText;

/** Translates items into the English alone. */
final class TextItems implements ItemTranslator {
  private final Desk desk;
  private final BriefRequest brief;

  TextItems(Desk desk, BriefRequest brief) {
    this.desk = desk;
    this.brief = brief;
  }

  @Override
  public CompletableFuture<ItemOutcome> translate(JobItem item) {
    return DeskItems.outcomes(
        () ->
            switch (item.kind()) {
              case TEXT ->
                  desk.translator()
                      .translate(item.input(), Lane.BULK)
                      .thenApply(TranslatedText::text);
              case HTML, PAGE ->
                  DeskItems.html(desk.translator(), item).thenApply(TranslatedText::text);
              case ARTICLE ->
                  desk.translate(item.input(), brief, Lane.BULK).thenApply(EnglishText::of);
              case NINJS ->
                  desk.translate(DeskItems.sent(item), brief, Lane.BULK)
                      .thenApply(DeskItems::ninjs);
            });
  }
}
