package org.recordsdb.fuzz;

import java.util.List;
import org.recordsdb.Records;
import org.recordsdb.Row;

/** SQL that both databases take, with named parameters. */
sealed interface FreeSql extends Step {

  /** A statement that gives rows, of this table's columns. */
  record Query(String table, String sql, Cells parameters) implements FreeSql {
    @Override
    public String run(Side side, Records on) {
      List<Row> rows = on.executeQuery(sql, parameters.row(side));
      return side.showUnordered(table, rows);
    }

    @Override
    public String java(JavaSource source, String on) {
      return on + ".executeQuery(" + source.literal(sql) + ", " + parameters.java(source) + ")";
    }

    @Override
    public String verb() {
      return "executeQuery";
    }
  }

  /** Statements that give none and take nothing, all or none of them. */
  record Script(String table, String sql) implements FreeSql {
    @Override
    public String run(Side side, Records on) {
      on.executeScript(sql);
      return "done";
    }

    @Override
    public String java(JavaSource source, String on) {
      return "done(() -> " + on + ".executeScript(" + source.literal(sql) + "))";
    }

    @Override
    public String verb() {
      return "executeScript";
    }
  }

  /** A statement that gives none. */
  record Update(String table, String sql, Cells parameters) implements FreeSql {
    @Override
    public String run(Side side, Records on) {
      return "changed " + on.executeUpdate(sql, parameters.row(side));
    }

    @Override
    public String java(JavaSource source, String on) {
      return on + ".executeUpdate(" + source.literal(sql) + ", " + parameters.java(source) + ")";
    }

    @Override
    public String verb() {
      return "executeUpdate";
    }
  }
}
