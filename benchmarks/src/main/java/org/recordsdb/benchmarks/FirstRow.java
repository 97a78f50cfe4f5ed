package org.recordsdb.benchmarks;

import java.sql.SQLException;
import org.recordsdb.benchmarks.contender.Contender;
import org.recordsdb.benchmarks.contender.Contenders;
import org.recordsdb.benchmarks.database.Database;

/** The program that {@link Startup} starts: reads one row of a database and says so. */
final class FirstRow {

  static final String FOUND = "found";

  private FirstRow() {}

  public static void main(String[] args) throws SQLException {
    try (Contender<?> contender = Contenders.open(args[0], Database.at(args[1], args[2]))) {
      contender.find(1);
      System.out.println(FOUND);
    }
  }
}
