package org.recordsdb.benchmarks;

import org.openjdk.jmh.runner.options.TimeValue;

/** How long is measured. */
enum Effort {
  /** Everything once, in this process: shows that it runs, measures nothing. */
  SMOKE(0, 0, 1, 10),
  /** Planned for an hour on two idle cores; medians of few. */
  QUICK(1, 5, 5, 400),
  /** Hours. */
  FULL(3, 5, 5, 2_000);

  private final int forks;
  private final int warmups;
  private final int iterations;
  private final int millis;

  Effort(int forks, int warmups, int iterations, int millis) {
    this.forks = forks;
    this.warmups = warmups;
    this.iterations = iterations;
    this.millis = millis;
  }

  /** Processes for each benchmark, one after the other. */
  int forks() {
    return forks;
  }

  int warmups() {
    return warmups;
  }

  int iterations() {
    return iterations;
  }

  /** Of an iteration. */
  TimeValue time() {
    return TimeValue.milliseconds(millis);
  }

  /** Of a warm-up: compiling takes its time. */
  TimeValue warmupTime() {
    return TimeValue.milliseconds(2L * millis);
  }
}
