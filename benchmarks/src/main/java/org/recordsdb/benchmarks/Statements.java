package org.recordsdb.benchmarks;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.recordsdb.benchmarks.contender.Document;
import org.recordsdb.benchmarks.contender.NewDocument;

/** Work that leaves the number of rows as it is, one call at a time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Statements extends Bench {

  private static final int MANY = 1_000;

  /** One row by its key. */
  @Benchmark
  public Object find() throws SQLException {
    return worker().find(someId());
  }

  /** 1,000 rows. */
  @Benchmark
  public List<?> range() throws SQLException {
    long first = firstOfMany();
    return worker().range(first, first + MANY - 1);
  }

  /** 1,000 rows as Java records. */
  @Benchmark
  public List<Document> mapped() throws SQLException {
    long first = firstOfMany();
    return worker().mapped(first, first + MANY - 1);
  }

  /** The first 20 of 100 rows, filtered and ordered. */
  @Benchmark
  public List<?> largest() throws SQLException {
    return worker().largest("owner-" + someId() % 100, 1_000);
  }

  /** Two columns of one row. */
  @Benchmark
  public int update() throws SQLException {
    long id = someId();
    return worker().update(id, id, "changed");
  }

  /** All columns of one row that exists. */
  @Benchmark
  public Object upsert() throws SQLException {
    long id = someId();
    Document row =
        new Document(
            id, "document-" + id, "owner-" + id % 100, "done", id, id * 0.5, "put in its place");
    return worker().upsert(row);
  }

  /** Five statements in a transaction. */
  @Benchmark
  public long transaction() throws SQLException {
    return worker().fiveStatements(NewDocument.next());
  }

  private static long firstOfMany() {
    return ThreadLocalRandom.current().nextLong(1, ROWS - MANY + 2);
  }
}
