package org.recordsdb.benchmarks.report;

/**
 * One result: what a contender needed for a kind of work.
 *
 * @param operation the benchmark's class and method
 * @param database where
 * @param contender who
 * @param size rows of a batch or a stream, 0 where there is but one size
 * @param threads that worked at once
 * @param virtual if they were virtual threads
 * @param micros the median iteration's mean time of a call, in microseconds
 * @param spread half the distance between the fastest and the slowest iteration; of calls timed
 *     singly the error of their mean; NaN if unknown
 * @param p50 the median of single calls, where they were timed singly, else NaN
 * @param p99 what 99 of 100 calls stay under
 * @param p999 what 999 of 1,000 calls stay under
 * @param bytes allocated by a call
 */
record Measurement(
    String operation,
    String database,
    String contender,
    int size,
    int threads,
    boolean virtual,
    double micros,
    double spread,
    double p50,
    double p99,
    double p999,
    double bytes) {

  /** Calls in a second, of all threads together. */
  double perSecond() {
    return threads * 1e6 / micros;
  }
}
