package org.khabar.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khabar.database.TestDatabases;

/** Jobs from the upload to the results, on both databases. */
class JobTest {
  @ParameterizedTest
  @EnumSource
  void everyItemHasItsResultOnceAndInTheOrderOfTheUpload(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      bench.node(JobBench.translator());
      Job job = bench.accept(JobBench.items(1000));
      Job done = bench.await(job.id(), JobState.COMPLETED);
      assertThat(done.total()).isEqualTo(1000);
      assertThat(done.succeeded()).isEqualTo(1000);
      assertThat(done.failed()).isZero();
      List<JsonNode> results = bench.results(job.id());
      assertThat(results).hasSize(1000);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).path("index").asInt()).isEqualTo(i);
        assertThat(results.get(i).path("line").asInt()).isEqualTo(i + 1);
        assertThat(results.get(i).path("id").asText()).isEqualTo("i" + i);
        assertThat(results.get(i).path("translation").path("text").asText()).isEqualTo("en t" + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nodesThatShareADatabaseShareTheWork(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Map<String, Integer> times = new ConcurrentHashMap<>();
      CountDownLatch both = new CountDownLatch(2);
      for (int node = 0; node < 2; node++) {
        CountDownLatch first = new CountDownLatch(1);
        bench.node(
            item -> {
              if (first.getCount() > 0) {
                first.countDown();
                both.countDown();
                await(both);
              }
              times.merge(item.input(), 1, Integer::sum);
              return CompletableFuture.completedFuture(JobBench.english(item));
            });
      }
      Job job = bench.accept(JobBench.items(3000));
      bench.await(job.id(), JobState.COMPLETED);
      assertThat(bench.results(job.id())).hasSize(3000);
      assertThat(times).hasSize(3000);
      assertThat(times.values()).allMatch(count -> count == 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWindowThatIsWorkedOnTwiceHasItsResultsOnce(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Job job = bench.accept(JobBench.items(300));
      WindowStore store = new WindowStore(bench.database, Clock.systemUTC());
      WindowId window = new WindowId(job.id(), 0);
      WindowStore.Begun first = store.begin(window).orElseThrow();
      WindowStore.Begun second = store.begin(window).orElseThrow();
      assertThat(second.items()).isEqualTo(first.items());
      store.store(window, results(first, "first"));
      store.store(window, results(second, "second"));
      Job now = bench.job(job.id());
      assertThat(now.succeeded()).isEqualTo(256);
      assertThat(bench.results(job.id()))
          .hasSize(256)
          .allMatch(line -> line.path("translation").path("by").asText().equals("first"));
      assertThat(store.begin(window).orElseThrow().items()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPendingIsWhatHasNoResultAndIsNotPaused(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      JobStore jobs = bench.jobs;
      assertThat(jobs.pending()).isEqualTo(new JobStore.Pending(0, 0));
      Job first = bench.accept(JobBench.items(300));
      Job second = bench.accept(JobBench.items(5));
      assertThat(jobs.pending()).isEqualTo(new JobStore.Pending(2, 305));
      WindowStore store = new WindowStore(bench.database, Clock.systemUTC());
      WindowId window = new WindowId(first.id(), 0);
      store.store(window, results(store.begin(window).orElseThrow(), "first"));
      assertThat(jobs.pending()).isEqualTo(new JobStore.Pending(2, 49));
      bench.control.pause(second.id());
      assertThat(jobs.pending()).isEqualTo(new JobStore.Pending(1, 44));
    }
  }

  private static List<WindowStore.Result> results(WindowStore.Begun begun, String by) {
    return begun.items().stream()
        .map(item -> new WindowStore.Result(item.index(), false, "{\"by\":\"" + by + "\"}"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void anItemThatFailsTheOthersInItsWindowIsSetAsideAlone(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      bench.node(new PoisonedTranslator("t77"));
      Job job = bench.accept(JobBench.items(300));
      Job done = bench.await(job.id(), JobState.COMPLETED);
      assertThat(done.succeeded()).isEqualTo(299);
      assertThat(done.failed()).isEqualTo(1);
      assertThat(bench.results(job.id()).get(77).path("error").path("detail").asText())
          .isEqualTo("set aside after 3 tries: the batch failed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anItemThatEndsTheProcessEachTimeIsSetAside(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Job job = bench.accept(JobBench.items(5));
      WindowStore store = new WindowStore(bench.database, Clock.systemUTC());
      WindowId window = new WindowId(job.id(), 0);
      for (int i = 0; i < 3; i++) {
        store.begin(window); // and the process died
      }
      for (int i = 0; i < 3; i++) {
        store.begin(window);
        store.countAttempt(window, List.of(2)); // and died again, over the third item
      }
      bench.node(
          item ->
              item.index() == 2
                  ? CompletableFuture.failedFuture(new AssertionError("it would die again"))
                  : CompletableFuture.completedFuture(JobBench.english(item)));
      Job done = bench.await(job.id(), JobState.COMPLETED);
      assertThat(done.succeeded()).isEqualTo(4);
      assertThat(bench.results(job.id()).get(2).path("error").path("detail").asText())
          .isEqualTo("set aside after 3 tries: it ended the process each time");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anItemThatCannotBeUsedIsNotTriedAgain(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Map<Integer, Integer> tries = new ConcurrentHashMap<>();
      bench.node(
          item -> {
            tries.merge(item.index(), 1, Integer::sum);
            return CompletableFuture.completedFuture(
                item.index() == 1
                    ? new ItemOutcome.Unusable("it is not Arabic")
                    : JobBench.english(item));
          });
      Job job = bench.accept(JobBench.items(3));
      bench.await(job.id(), JobState.COMPLETED);
      assertThat(tries).containsEntry(1, 1);
      assertThat(bench.results(job.id()).get(1).toString())
          .isEqualTo(
              "{\"index\":1,\"line\":2,\"id\":\"i1\",\"error\":{\"detail\":\"it is not Arabic\"}}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTranslatorWithoutRoomIsAskedAgainAndThatIsNoTry(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Map<Integer, Integer> asked = new ConcurrentHashMap<>();
      bench.node(
          item ->
              CompletableFuture.completedFuture(
                  asked.merge(item.index(), 1, Integer::sum) < 6
                      ? new ItemOutcome.Busy(Duration.ofMillis(1))
                      : JobBench.english(item)));
      Job job = bench.accept(JobBench.items(4));
      assertThat(bench.await(job.id(), JobState.COMPLETED).succeeded()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPausedJobWaitsUntilItIsResumed(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Job job = bench.accept(JobBench.items(600));
      assertThat(bench.control.pause(job.id()).orElseThrow())
          .isInstanceOf(JobControl.Answer.Agreed.class);
      bench.node(JobBench.translator());
      Job other = bench.accept(JobBench.items(10));
      bench.await(other.id(), JobState.COMPLETED);
      assertThat(bench.job(job.id()).done()).isZero();
      bench.control.resume(job.id());
      assertThat(bench.await(job.id(), JobState.COMPLETED).succeeded()).isEqualTo(600);
      assertThat(bench.control.pause(job.id()).orElseThrow())
          .isInstanceOf(JobControl.Answer.Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCancelledJobKeepsWhatWasDone(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch cancelled = new CountDownLatch(1);
      bench.node(
          item -> {
            begun.countDown();
            await(cancelled);
            return CompletableFuture.completedFuture(JobBench.english(item));
          });
      Job job = bench.accept(JobBench.items(256 * 20));
      await(begun);
      bench.control.cancel(job.id());
      cancelled.countDown();
      Job other = bench.accept(JobBench.items(10));
      bench.await(other.id(), JobState.COMPLETED);
      Job after = bench.job(job.id());
      assertThat(after.state()).isEqualTo(JobState.CANCELLED);
      assertThat(after.done()).isLessThanOrEqualTo(256 * bench.settings.windows());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJobOfHigherPriorityGoesFirst(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Job low = bench.accept(JobBench.items(256 * 8));
      Job high = bench.accept(JobBench.items(10), new JobOptions(5, null, null, "")).job();
      Job raised = bench.accept(JobBench.items(10));
      bench.control.prioritise(raised.id(), 9);
      bench.node(JobBench.translator());
      Job lowDone = bench.await(low.id(), JobState.COMPLETED);
      Job highDone = bench.await(high.id(), JobState.COMPLETED);
      Job raisedDone = bench.await(raised.id(), JobState.COMPLETED);
      assertThat(raisedDone.finished()).isBefore(lowDone.finished());
      assertThat(highDone.finished()).isBefore(lowDone.finished());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNodeThatStopsLeavesTheRestToOthers(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      CountDownLatch begun = new CountDownLatch(1);
      JobNode first =
          bench.node(
              item -> {
                begun.countDown();
                return item.index() % 2 == 0
                    ? CompletableFuture.completedFuture(JobBench.english(item))
                    : new CompletableFuture<>(); // never done
              });
      Job job = bench.accept(JobBench.items(600));
      await(begun);
      first.close();
      bench.node(JobBench.translator());
      assertThat(bench.await(job.id(), JobState.COMPLETED).succeeded()).isEqualTo(600);
      assertThat(bench.results(job.id())).hasSize(600);
    }
  }

  @ParameterizedTest
  @EnumSource
  void resultsCanBeReadWhileTheJobRunsAndGoOnWhereTheyWereLeft(TestDatabases kind)
      throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Job job = bench.accept(JobBench.items(600));
      WindowStore store = new WindowStore(bench.database, Clock.systemUTC());
      for (int number : new int[] {1, 0}) {
        WindowId window = new WindowId(job.id(), number);
        store.store(window, results(store.begin(window).orElseThrow(), "x"));
        assertThat(bench.results.page(job.id(), 0, 1000)).hasSize(number == 1 ? 0 : 512);
      }
      List<String> rest = bench.results.page(job.id(), 500, 1000);
      assertThat(rest).hasSize(12);
      assertThat(rest.get(0)).startsWith("{\"index\":500,");
    }
  }

  @ParameterizedTest
  @EnumSource
  void jobsAreListedTheNewestFirst(TestDatabases kind) {
    try (JobBench bench = new JobBench(kind)) {
      List<String> ids =
          IntStream.range(0, 5).mapToObj(i -> bench.accept(JobBench.items(1)).id()).toList();
      List<String> listed = bench.jobs.list(null, 3, null).stream().map(Job::id).toList();
      assertThat(listed).containsExactly(ids.get(4), ids.get(3), ids.get(2));
      assertThat(bench.jobs.list(ids.get(2), 3, null).stream().map(Job::id))
          .containsExactly(ids.get(1), ids.get(0));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aNameThatHasComeToMeanAnAddressInsideIsNotCalled() throws Exception {
    AtomicInteger called = new AtomicInteger();
    HttpServer inside =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    inside.createContext(
        "/",
        exchange -> {
          called.incrementAndGet();
          exchange.close();
        });
    inside.start();
    URI webhook = URI.create("http://localhost:" + inside.getAddress().getPort() + "/");
    JobSettings quick = JobBench.quick();
    JobSettings usual =
        new JobSettings(
            quick.windows(),
            quick.attempts(),
            quick.backoff(),
            quick.heartbeat(),
            quick.polling(),
            quick.retention(),
            quick.maxItems(),
            quick.webhookSecret(),
            false);
    try (JobBench bench = new JobBench(TestDatabases.H2, usual)) {
      bench.node(JobBench.translator());
      Job job = bench.accept(JobBench.items(1), new JobOptions(0, null, webhook, "")).job();
      WebhookStatus told = job.webhook();
      for (int i = 0; i < 3000 && (told == null || told.attempts() == 0); i++) {
        Thread.sleep(20);
        told = bench.job(job.id()).webhook();
      }
      assertThat(String.valueOf(told)).contains("not an address of the public internet");
      assertThat(called).hasValue(0);
    } finally {
      inside.stop(0);
    }
  }
}
