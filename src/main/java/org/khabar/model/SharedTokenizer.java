package org.khabar.model;

import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.khabar.arabic.TextRange;

/**
 * A tokeniser that may be closed while other threads use it. What lies behind it is freed when the
 * last of them has finished: native code that reads freed memory takes the whole process with it.
 */
final class SharedTokenizer implements Tokenizer {
  private final Tokenizer tokenizer;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  SharedTokenizer(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public int[] encodeSource(String text) {
    return whileOpen(() -> tokenizer.encodeSource(text));
  }

  @Override
  public String decodeTarget(int[] ids) {
    return whileOpen(() -> tokenizer.decodeTarget(ids));
  }

  @Override
  public List<TextRange> sourceSpans(String text) {
    return whileOpen(() -> tokenizer.sourceSpans(text));
  }

  @Override
  public List<TextRange> targetSpans(int[] ids) {
    return whileOpen(() -> tokenizer.targetSpans(ids));
  }

  private <T> T whileOpen(Supplier<T> use) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new ModelException("the model was closed");
      }
      return use.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        tokenizer.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
