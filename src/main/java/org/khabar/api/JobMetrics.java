package org.khabar.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.khabar.jobs.JobStore;

/** What jobs have left to do, on all nodes together, as meters; the database is asked when read. */
@Singleton
@Requires(bean = JobStore.class)
final class JobMetrics implements MeterBinder {
  private final JobStore jobs;

  JobMetrics(JobStore jobs) {
    this.jobs = jobs;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("khabar.jobs.pending", jobs, store -> store.pending().jobs())
        .description("Jobs that are not done, paused ones aside")
        .register(registry);
    Gauge.builder("khabar.jobs.items.pending", jobs, store -> store.pending().items())
        .description("Items of these jobs that have no result yet")
        .register(registry);
  }
}
