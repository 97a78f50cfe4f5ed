package org.recordsdb.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Reads and writes by many threads; each call's time is kept, so that the slowest show. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MixedLoad extends Bench {

  /** Four times in five a row by its key, else a change of one. */
  @Benchmark
  public Object mixed() throws SQLException {
    long id = someId();
    if (ThreadLocalRandom.current().nextInt(5) == 0) {
      return worker().update(id, id, "changed");
    }
    return worker().find(id);
  }
}
