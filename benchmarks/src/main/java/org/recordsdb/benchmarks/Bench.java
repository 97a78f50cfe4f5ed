package org.recordsdb.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.recordsdb.benchmarks.contender.Contender;
import org.recordsdb.benchmarks.contender.Contenders;
import org.recordsdb.benchmarks.database.Database;

/** One contender on one database with a filled table. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class Bench {

  /** Rows of the table, unless the work needs more. */
  static final long ROWS = 10_000;

  @Param({"sqlite", "postgresql"})
  public String database;

  @Param({"records", "jdbc", "jdbc-arrays", "jooq", "jdbi", "spring", "mybatis", "hibernate"})
  public String contender;

  private Database place;
  private Contender<?> worker;

  /** Fills the table and opens the contender. */
  @Setup
  public void open() throws SQLException {
    place = Database.create(database);
    place.prepare(rows());
    worker = Contenders.open(contender, place);
  }

  /** Again and again, as pools open connections at any time. */
  @Setup(Level.Iteration)
  public final void settle() throws SQLException {
    Cores.settle(place);
  }

  /** Takes all away. */
  @TearDown
  public void close() throws SQLException {
    worker.close();
    place.close();
  }

  long rows() {
    return ROWS;
  }

  final Database place() {
    return place;
  }

  final Contender<?> worker() {
    return worker;
  }

  /** The number of some row. */
  final long someId() {
    return ThreadLocalRandom.current().nextLong(1, rows() + 1);
  }
}
