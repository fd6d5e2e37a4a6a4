package org.khabar.cli;

import java.io.IOException;
import java.time.Duration;
import org.khabar.cli.OverloadReport.Memory;
import org.khabar.cli.OverloadReport.Rate;
import org.khabar.engine.Lane;

/**
 * Many more clients than a service has room for, of all manners, half of them bulk, and senders of
 * jobs. In the midst of it all the service is asked to end.
 */
final class Crowd {
  static final int CLIENTS = 200;

  /** Of ten clients of a lane so many are slow. */
  private static final int SLOW_OF_TEN = 4;

  private static final int JOB_CLIENTS = 3;
  private static final Duration LONGEST_END = Duration.ofSeconds(100);

  private final ServedProcess served;
  private final LoadClient client;
  private final LoadTexts texts;
  private final LoadJobs jobs;
  private final int leaving;

  private LoadTally crowd = new LoadTally();
  private LoadTally ending = new LoadTally();
  private Rate rate = new Rate(0, 0);
  private Memory memory = new Memory(0, 0, 0);
  private Duration serviceTime = Duration.ZERO;
  private Duration clientTime = Duration.ZERO;
  private double seconds;
  private double endSeconds = -1;
  private int givenUp = -1;

  /**
   * @param leaving of ten clients of a lane, how many hang up; 0 to 6
   */
  Crowd(ServedProcess served, LoadClient client, LoadTexts texts, LoadJobs jobs, int leaving) {
    this.served = served;
    this.client = client;
    this.texts = texts;
    this.jobs = jobs;
    this.leaving = leaving;
  }

  /** Lets them call until the window ends, and the service end then. */
  void run(LoadWindow window) throws IOException, InterruptedException {
    seconds = window.seconds();
    long before = served.residentMib();
    Duration served0 = served.processorTime();
    Duration clients0 = ProcessFigures.processorTime();
    Load load = new Load(window);
    for (int i = 0; i < CLIENTS; i++) {
      load.start(client, texts, i % 2 == 0 ? Lane.INTERACTIVE : Lane.BULK, manner(i / 2), i);
    }
    for (int i = 0; i < JOB_CLIENTS; i++) {
      load.start(calls -> jobs.send(served.address(), calls));
    }
    load.await(window.middle());
    long middle = served.residentMib();
    load.await(window.closes());
    memory = new Memory(before, middle, served.residentMib());
    serviceTime = served.processorTime().minus(served0);
    clientTime = ProcessFigures.processorTime().minus(clients0);
    rate = Rate.of(load.tally(), window);
    end(load);
  }

  private LoadClient.Manner manner(int client) {
    int kind = client % 10;
    return kind < leaving
        ? LoadClient.Manner.LEAVING
        : kind < leaving + SLOW_OF_TEN ? LoadClient.Manner.SLOW : LoadClient.Manner.FAST;
  }

  private void end(Load load) throws IOException, InterruptedException {
    crowd = load.nextTally();
    long asked = System.nanoTime();
    served.askToEnd();
    if (served.ends(LONGEST_END)) {
      endSeconds = (System.nanoTime() - asked) / 1e9;
      givenUp = served.givenUp();
    }
    load.stop();
    ending = load.tally();
  }

  Rate rate() {
    return rate;
  }

  void print(OverloadReport report) {
    report.crowd(crowd, ending, (int) seconds);
    report.resources(memory, serviceTime, clientTime);
    report.ending(ending, endSeconds, givenUp);
  }

  void judge(OverloadReport report, Rate capacity) {
    report.judgeCrowd(crowd, rate, capacity, memory);
    report.judgeEnding(ending, endSeconds >= 0, givenUp);
  }
}
