package org.khabar.api;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.khabar.jobs.JobNode;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the service: what was let in is answered to its end, what comes now is asked to come
 * again elsewhere. Jobs are left for the next start, so that they take nothing from those who wait.
 */
@Singleton
@Readiness
public final class Draining implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(Draining.class);
  private static final long LOOK_MILLIS = 20;

  private final BeanProvider<EmbeddedServer> server;
  private final BeanProvider<JobNode> jobs;
  private final Duration patience;
  private final Duration announcement;
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean draining;

  /**
   * @param patience how long requests that were let in may take to their end
   * @param announcement how long requests are turned away, at the least, before the port is closed:
   *     as long as a load balancer needs to see that the service is not ready any more
   */
  Draining(
      BeanProvider<EmbeddedServer> server,
      BeanProvider<JobNode> jobs,
      @Value("${khabar.drain.patience:60s}") Duration patience,
      @Value("${khabar.drain.announcement:0s}") Duration announcement) {
    this.server = server;
    this.jobs = jobs;
    this.patience = patience;
    this.announcement = announcement;
  }

  /** Lets a request in; false if it has to go elsewhere. */
  boolean begin() {
    unanswered.incrementAndGet();
    if (draining) {
      unanswered.decrementAndGet();
      return false;
    }
    return true;
  }

  /** A request that was let in has its answer, though not all of it may be written yet. */
  void end() {
    unanswered.decrementAndGet();
  }

  boolean isDraining() {
    return draining;
  }

  /** Turns new requests away and returns once the others are answered, or patience has ended. */
  public void drain() {
    draining = true;
    LOG.info("draining: {} requests are under way", unanswered.get());
    Thread leaving = new Thread(() -> jobs.ifPresent(JobNode::close), "khabar-jobs-end");
    leaving.start();
    long start = System.nanoTime();
    long end = start + patience.toNanos();
    try {
      while ((unanswered.get() > 0 && System.nanoTime() < end)
          || System.nanoTime() < start + announcement.toNanos()) {
        Thread.sleep(LOOK_MILLIS);
      }
      finishWriting(Math.max(1, end - System.nanoTime()));
      leaving.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.info("drained: {} requests were given up", Math.max(0, unanswered.get()));
  }

  private void finishWriting(long nanos) throws InterruptedException {
    if (server.get() instanceof GracefulShutdownCapable graceful) {
      CompletableFuture<?> written = graceful.shutdownGracefully().toCompletableFuture();
      try {
        written.get(nanos, TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        LOG.warn("some answers were not written to their end", e);
      }
    }
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(
        HealthResult.builder("draining", draining ? HealthStatus.DOWN : HealthStatus.UP).build());
  }
}
