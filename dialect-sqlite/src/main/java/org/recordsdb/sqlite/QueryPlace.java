package org.recordsdb.sqlite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recordsdb.sqlite.Relation.Column;

/** What is known at a place of a query, and what has been counted there. For one thread. */
final class QueryPlace {

  /** How many queries stand around it. */
  final int depth;

  /** The parentheses whose content has been counted. */
  final BitSet read = new BitSet();

  long tables;
  long terms;
  private final @Nullable QueryPlace around;
  private final List<Relation> sources = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();
  private final Map<String, Once> queries = new HashMap<>();
  private final Map<String, Long> columns = new HashMap<>();
  private long others = 1;

  QueryPlace(@Nullable QueryPlace around, int depth) {
    this.around = around;
    this.depth = depth;
  }

  /** Notes a query of WITH, which is read when it is named. */
  void put(String name, Supplier<Relation> query) {
    queries.put(name, new Once(query));
  }

  /** The query of WITH that has this name, here or around. */
  @Nullable Supplier<Relation> query(String name) {
    Once own = queries.get(name);
    return own != null || around == null ? own : around.query(name);
  }

  void add(Relation source, String alias) {
    sources.add(source);
    aliases.add(alias);
    count(source);
    tables++;
  }

  void count(Relation inner) {
    tables = Math.min(Relation.TOO_MUCH, tables + inner.tables());
    terms = Math.min(Relation.TOO_MUCH, terms + inner.terms());
  }

  /** Gives the columns of all tables, or of those with this alias. */
  void star(String alias, List<Column> columns) {
    for (int i = 0; i < sources.size(); i++) {
      if (alias.isEmpty() || alias.equals(aliases.get(i)) || !aliases.contains(alias)) {
        Relation source = sources.get(i);
        terms = Math.min(Relation.TOO_MUCH, terms + source.all());
        boolean few = columns.size() + source.columns().size() <= Relation.MOST_COLUMNS;
        columns.addAll(few ? source.columns() : List.of(new Column("", source.most(), 1)));
      }
    }
  }

  /** From here on, what the tables give can be named. */
  void settle() {
    sources.forEach(source -> source.columns().forEach(this::know));
  }

  void know(Column column) {
    if (column.name().isEmpty()) {
      others = Math.max(others, column.terms());
    } else {
      columns.merge(column.name(), column.terms(), Math::max);
    }
  }

  /**
   * What a column stands for: the largest that has the name, here or around.
   *
   * @param keyword whether it hardly is a column
   */
  long termsOf(String name, boolean keyword) {
    long own = columns.getOrDefault(name, keyword ? 1 : others);
    return around == null ? own : Math.max(own, around.termsOf(name, keyword));
  }

  Relation relation(List<Column> given) {
    return new Relation(tables, terms, given);
  }

  /** A query that is read at most once, and names itself only where it is recursive. */
  private static final class Once implements Supplier<Relation> {

    private final Supplier<Relation> query;
    private @Nullable Relation relation;

    Once(Supplier<Relation> query) {
      this.query = query;
    }

    @Override
    public Relation get() {
      Relation known = relation;
      if (known == null) {
        relation = Relation.NONE;
        known = query.get();
        relation = known;
      }
      return known;
    }
  }
}
