package org.recordsdb.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/**
 * Single rows deleted that exist: they are stored in stock, outside of what is measured, when the
 * stock has gone.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Deletes extends Bench {

  private static final long STOCK = 2_000;

  private long next = ROWS + STOCK;

  /** Goes to the next row. */
  @Setup(Level.Invocation)
  public void restock() throws SQLException {
    next++;
    if (next > ROWS + STOCK) {
      place().trim();
      place().fill(ROWS + 1, ROWS + STOCK);
      next = ROWS + 1;
    }
  }

  /** A row by its key. */
  @Benchmark
  public int delete() throws SQLException {
    return worker().delete(next);
  }
}
