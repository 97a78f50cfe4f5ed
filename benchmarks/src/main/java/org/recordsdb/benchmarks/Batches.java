package org.recordsdb.benchmarks;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.recordsdb.benchmarks.contender.NewDocument;

/** Many rows stored together; the table gets its size back before it has become much larger. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Batches extends Bench {

  private static final int MOST_ADDED = 100_000;

  @Param({"10", "1000", "100000"})
  public int size;

  private List<NewDocument> documents = List.of();
  private int added;

  /** Makes the rows, and room for them. */
  @Setup(Level.Invocation)
  public void makeDocuments() throws SQLException {
    if (added >= MOST_ADDED) {
      place().trim();
      added = 0;
    }
    added += size;
    documents = NewDocument.next(size);
  }

  /** All rows or none. */
  @Benchmark
  public int batch() throws SQLException {
    return worker().insertAll(documents);
  }
}
