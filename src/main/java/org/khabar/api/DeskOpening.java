package org.khabar.api;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.GoldenCheck;
import org.khabar.desk.Loading;
import org.khabar.desk.OpenDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk from the moment that its models begin to be loaded. As soon as they are, their golden
 * sentences are translated, whatever else the start still has to do.
 */
final class DeskOpening implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskOpening.class);

  private final Loading<OpenDesk> loading;
  private volatile GoldenCheck.@Nullable Report golden;

  /**
   * @param open loads the models
   */
  DeskOpening(Supplier<OpenDesk> open) {
    this.loading = Loading.begin("khabar-load", open);
    Thread check = new Thread(() -> loading.use(this::check), "khabar-golden");
    check.setDaemon(true);
    check.start();
  }

  private void check(OpenDesk desk) {
    GoldenCheck.Report checked = desk.checkGolden();
    checked.failures().forEach(LOG::warn);
    if (!checked.passed()) {
      LOG.error("the model does not translate its golden sentences: the service stays down");
    }
    golden = checked;
    System.gc(); // weights' files stay mapped, and count, until their buffers are found unused
  }

  /**
   * The desk, once its models are loaded.
   *
   * @throws org.khabar.model.ModelException if one of them cannot be used
   */
  OpenDesk desk() {
    return loading.await();
  }

  /** What came of the golden sentences, once they have been translated. */
  Optional<GoldenCheck.Report> golden() {
    return Optional.ofNullable(golden);
  }

  @Override
  public void close() {
    loading.use(OpenDesk::close);
  }
}
