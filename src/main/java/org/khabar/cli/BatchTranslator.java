package org.khabar.cli;

import org.khabar.jobs.ItemTranslator;

/** What translates a batch, with the models that it holds until it is closed. */
public final class BatchTranslator implements AutoCloseable {
  private final ItemTranslator items;
  private final String settings;
  private final Runnable end;

  BatchTranslator(ItemTranslator items, String settings, Runnable end) {
    this.items = items;
    this.settings = settings;
    this.end = end;
  }

  public ItemTranslator items() {
    return items;
  }

  /** All that results depend on beside the items. */
  public String settings() {
    return settings;
  }

  @Override
  public void close() {
    end.run();
  }
}
