package org.recordsdb.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.recordsdb.benchmarks.contender.NewDocument;

/** Single rows stored; every iteration begins with the table at its size. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Inserts extends Bench {

  /** Deletes what the iteration before has stored. */
  @Setup(Level.Iteration)
  public void trim() throws SQLException {
    place().trim();
  }

  /** A row, given back as stored. */
  @Benchmark
  public Object insertReturning() throws SQLException {
    return worker().insertReturning(NewDocument.next());
  }

  /** A row. */
  @Benchmark
  public void insert() throws SQLException {
    worker().insert(NewDocument.next());
  }

  /** A row, by many threads at once. */
  @Benchmark
  public void concurrentInsert() throws SQLException {
    worker().insert(NewDocument.next());
  }
}
