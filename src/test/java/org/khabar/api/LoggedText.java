package org.khabar.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Looks for words in all that is logged, at every level, while it is open. */
final class LoggedText extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final List<String> OWN = List.of(Logger.ROOT_LOGGER_NAME, "org.khabar");

  private final List<String> words;
  private final Queue<String> found = new ConcurrentLinkedQueue<>();
  private final AtomicLong lines = new AtomicLong();
  private final Map<Logger, Level> levels;
  private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();

  private LoggedText(List<String> words) {
    this.words = words;
    this.levels =
        Map.of(
            logger(OWN.get(0)), logger(OWN.get(0)).getLevel(),
            logger(OWN.get(1)), logger(OWN.get(1)).getLevel());
  }

  static LoggedText lookingFor(String... words) {
    LoggedText looking = new LoggedText(List.of(words));
    Logger root = logger(Logger.ROOT_LOGGER_NAME);
    looking.setContext(root.getLoggerContext());
    looking.start();
    root.iteratorForAppenders().forEachRemaining(looking.usual::add);
    looking.usual.forEach(root::detachAppender);
    root.addAppender(looking);
    looking.levels.keySet().forEach(logger -> logger.setLevel(Level.TRACE));
    return looking;
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.incrementAndGet();
    IThrowableProxy thrown = event.getThrowableProxy();
    String line =
        "%s %s %s %s %s"
            .formatted(
                event.getLevel(),
                event.getLoggerName(),
                event.getFormattedMessage(),
                event.getMDCPropertyMap(),
                thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    if (words.stream().anyMatch(line::contains)) {
      found.add(line);
    }
  }

  /** How much was logged at all. */
  long lines() {
    return lines.get();
  }

  /** The lines that have one of the words, since the last call. */
  List<String> found() {
    List<String> all = new ArrayList<>();
    for (String line = found.poll(); line != null; line = found.poll()) {
      all.add(line);
    }
    return all;
  }

  @Override
  public void close() {
    levels.forEach(Logger::setLevel);
    Logger root = logger(Logger.ROOT_LOGGER_NAME);
    root.detachAppender(this);
    usual.forEach(root::addAppender);
  }
}
