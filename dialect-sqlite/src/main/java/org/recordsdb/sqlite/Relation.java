package org.recordsdb.sqlite;

import java.util.ArrayList;
import java.util.List;

/**
 * What a table, view or query comes to once SQLite has put the text of each view in its place.
 * Immutable.
 *
 * @param tables how often tables and views are named in it
 * @param terms names, numbers and signs of all expressions
 * @param columns what it gives, in order
 */
record Relation(long tables, long terms, List<Column> columns) {

  /** More than any bound, and small enough to be added and multiplied. */
  static final long TOO_MUCH = 1_000_000_000;

  static final Relation NONE = new Relation(0, 1, List.of());

  static final Relation ENDLESS = new Relation(TOO_MUCH, TOO_MUCH, List.of());

  /** SQLite's own limit. */
  static final int MOST_COLUMNS = 2_000;

  /**
   * Columns beside each other that are alike.
   *
   * @param name folded, or empty where any name may be meant
   * @param terms what each stands for
   */
  record Column(String name, long terms, int count) {

    Column {
      terms = Math.min(TOO_MUCH, terms);
    }
  }

  Relation {
    tables = Math.min(TOO_MUCH, tables);
    terms = Math.min(TOO_MUCH, terms);
    columns = List.copyOf(columns);
  }

  /** A table of so many columns. */
  static Relation table(long columns) {
    int count = (int) Math.max(1, Math.min(MOST_COLUMNS, columns));
    return new Relation(0, 1, List.of(new Column("", 1, count)));
  }

  /** One row after the other: the columns have the names of the first. */
  Relation followedBy(Relation other) {
    boolean alike = columns.size() == other.columns.size();
    long most = other.most();
    List<Column> both = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      long terms = Math.max(column.terms, alike ? other.columns.get(i).terms : most);
      both.add(new Column(column.name, terms, column.count));
    }
    return new Relation(tables + other.tables, terms + other.terms, both);
  }

  /** The same with names of its own for the columns. */
  Relation named(List<String> names) {
    boolean alike = columns.size() == names.size() && columns.stream().allMatch(c -> c.count == 1);
    long most = most();
    List<Column> renamed = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      renamed.add(new Column(names.get(i), alike ? columns.get(i).terms : most, 1));
    }
    return names.isEmpty() ? this : new Relation(tables, terms, renamed);
  }

  /** What its widest column stands for. */
  long most() {
    return columns.stream().mapToLong(Column::terms).max().orElse(1);
  }

  /** What a star stands for. */
  long all() {
    return columns.stream().mapToLong(column -> column.terms * column.count).sum();
  }
}
