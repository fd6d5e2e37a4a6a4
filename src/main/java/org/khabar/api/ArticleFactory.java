package org.khabar.api;

import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.khabar.database.Database;
import org.khabar.desk.Desk;
import org.khabar.desk.store.ArticleDesk;
import org.khabar.desk.store.ArticleEditor;
import org.khabar.desk.store.ArticleStore;
import org.khabar.desk.store.BriefShelf;
import org.khabar.desk.store.MemoryStore;
import org.khabar.desk.store.StoreDatabase;

/** Puts together what keeps articles. The database is opened when it is first needed. */
@Factory
final class ArticleFactory {

  @Singleton
  StoreDatabase database(Supplier<Database> database, Clock clock) {
    return new StoreDatabase(database, clock);
  }

  @Singleton
  ArticleStore store(StoreDatabase database, Clock clock) {
    return new ArticleStore(database, clock);
  }

  @Singleton
  MemoryStore memory(StoreDatabase database) {
    return new MemoryStore(database);
  }

  @Singleton
  BriefShelf briefs(StoreDatabase database, Desk desk) {
    return new BriefShelf(database, desk);
  }

  @Singleton
  ArticleEditor editor(StoreDatabase database, Desk desk, MemoryStore memory, Clock clock) {
    return new ArticleEditor(database, desk, memory, clock);
  }

  @Singleton
  ArticleDesk articles(
      Desk desk,
      StoreDatabase database,
      ArticleStore store,
      BriefShelf briefs,
      MemoryStore memory,
      ArticleProperties properties,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    return new ArticleDesk(desk, database, store, briefs, memory, properties.enabled(), executor);
  }
}
