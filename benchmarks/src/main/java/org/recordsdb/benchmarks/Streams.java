package org.recordsdb.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/** A long result, read row by row. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Streams extends Bench {

  @Param("1000000")
  public long size;

  @Override
  long rows() {
    return size;
  }

  /** All rows, adding up a column. */
  @Benchmark
  public long stream() throws SQLException {
    return worker().sumOfSizes();
  }
}
