package org.recordsdb.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recordsdb.sqlite.Relation.Column;

/**
 * Measures a query: SQLite puts the text of a view in the place of each name of it, and the
 * expression of a column in the place of each name of that. Rather too large than too small.
 */
final class QuerySize {

  /** Queries inside of each other; SQLite takes fewer. */
  private static final int DEEPEST = 400;

  /** Words of expressions, which name no column unless one is known by it. */
  private static final String[] KEYWORDS =
      ("all and as between by case collate distinct else end escape exists from glob group having in"
              + " is isnull join like limit match not notnull null on or order regexp select then"
              + " using when where")
          .split(" ");

  private final SqlWords words;
  private final Tables tables;
  private final int depth;

  /**
   * @param tables the views and tables
   * @param depth how many queries stand around the text
   */
  QuerySize(SqlWords words, Tables tables, int depth) {
    this.words = words;
    this.tables = tables;
    this.depth = depth;
  }

  /** The views and tables that a text may name. */
  interface Tables {

    /**
     * What one comes to.
     *
     * @param name folded
     * @param depth how many queries stand around the name
     */
    Relation of(String name, int depth);
  }

  private static boolean isTooDeep(int depth) {
    return depth > DEEPEST;
  }

  /** The view that the text makes. */
  Relation view() {
    int as = 0;
    while (as < words.size() && !words.is(as, "as")) {
      as = words.next(as);
    }
    Relation query = query(as + 1, words.size(), new QueryPlace(null, depth));
    return words.is(as - 1, ")") ? query.named(names(opening(as - 1))) : query;
  }

  /** What the statements of a trigger come to together. */
  Relation trigger() {
    QueryPlace place = new QueryPlace(null, depth);
    int start = 0;
    for (int i = 0; i <= words.size(); i = i < words.size() ? words.next(i) : i + 1) {
      if (i >= words.size() || words.is(i, ";")) {
        statement(start, Math.min(i, words.size()), place);
        start = i + 1;
      }
    }
    return place.relation(List.of());
  }

  /** Before its query, any word may be the name of a view. */
  private void statement(int from, int to, QueryPlace place) {
    int at = from;
    while (at < to && !words.is(at, "select")) {
      Relation named = words.name(at).isEmpty() ? Relation.NONE : named(at, place);
      if (named.tables() > 0) {
        place.add(named, "");
      }
      at = words.next(at);
    }
    terms(from, Math.min(at, to), place);
    if (at < to) {
      place.add(query(at, to, place), "");
    }
  }

  private int opening(int closing) {
    int at = 0;
    while (words.end(at) != closing || at == closing) {
      at++;
    }
    return at;
  }

  private List<String> names(int opening) {
    List<String> names = new ArrayList<>();
    for (int i = opening + 1; i < words.end(opening); i++) {
      if (!words.name(i).isEmpty() && words.is(i - 1, "(", ",")) {
        names.add(words.name(i));
      }
    }
    return names;
  }

  /** A query that stands between two places of the text, with the queries before it. */
  private Relation query(int from, int to, QueryPlace around) {
    if (isTooDeep(around.depth)) {
      return Relation.ENDLESS;
    }
    QueryPlace place = new QueryPlace(around, around.depth + 1);
    int start = words.is(from, "with") ? queriesBefore(from + 1, to, place) : from;
    @Nullable Relation all = null;
    for (int i = start; i <= to; i = i < to ? words.next(i) : i + 1) {
      if (i >= to || words.is(i, "union", "except", "intersect")) {
        Relation one = select(start, Math.min(i, to), place);
        all = all == null ? one : all.followedBy(one);
        start = words.is(i + 1, "all") ? i + 2 : i + 1;
      }
    }
    return all == null ? Relation.ENDLESS : all;
  }

  /** Notes the queries of WITH, and gives the place behind them. */
  private int queriesBefore(int from, int to, QueryPlace place) {
    boolean word = words.is(from, "recursive") && !words.is(from + 1, "as", "(");
    int at = word ? from + 1 : from;
    while (at < to) {
      String name = words.name(at);
      int as = words.is(at + 1, "(") ? words.next(at + 1) : at + 1;
      List<String> columns = as > at + 1 ? names(at + 1) : List.of();
      int body = as + 1;
      while (words.is(body, "not", "materialized")) {
        body++;
      }
      if (!words.is(body, "(")) {
        return at;
      }
      int first = body + 1;
      place.put(name, () -> query(first, words.end(first - 1), place).named(columns));
      at = words.next(body);
      if (!words.is(at, ",")) {
        return at;
      }
      at++;
    }
    return at;
  }

  private Relation select(int from, int to, QueryPlace around) {
    QueryPlace place = new QueryPlace(around, around.depth);
    int list = from + (words.is(from + 1, "distinct", "all") ? 2 : 1);
    int source = list;
    while (source < to && !(words.is(source, "from") && !words.is(source - 1, "distinct"))) {
      if (ends(source)) {
        break;
      }
      source = words.next(source);
    }
    int rest = source;
    while (rest < to && !ends(rest)) {
      rest = words.next(rest);
    }
    if (words.is(source, "from")) {
      tables(source + 1, Math.min(rest, to), place);
    }
    if (!words.is(from, "select")) { // VALUES
      terms(from, to, place);
      return place.relation(List.of(new Column("", place.terms, 1)));
    }
    place.settle();
    List<Column> columns = columns(list, Math.min(source, to), place);
    columns.forEach(place::know); // WHERE and ORDER BY may name them
    terms(source, to, place);
    return place.relation(columns);
  }

  /** True where what follows the tables begins. */
  private boolean ends(int at) {
    return words.is(at, "where", "group", "having", "order", "limit")
        || (words.is(at, "window") && words.is(at + 2, "as") && words.is(at + 3, "("));
  }

  private List<Column> columns(int from, int to, QueryPlace place) {
    List<Column> columns = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to; i = i < to ? words.next(i) : i + 1) {
      if (i >= to || words.is(i, ",")) {
        column(start, Math.min(i, to), place, columns);
        start = i + 1;
      }
    }
    return columns;
  }

  private void column(int from, int to, QueryPlace place, List<Column> columns) {
    if (words.is(to - 1, "*") && (to - from == 1 || words.is(to - 2, "."))) {
      place.star(to - from == 1 ? "" : words.name(to - 3), columns);
      return;
    }
    long before = place.terms;
    terms(from, to, place);
    long terms = Math.max(1, place.terms - before);
    columns.add(new Column(isNamed(from, to) ? words.name(to - 1) : "", terms, 1));
  }

  /** True if a column's name is surely the last word of its expression. */
  private boolean isNamed(int from, int to) {
    if (to - from == 1 || words.is(to - 2, ".", "as")) {
      return true;
    }
    boolean behind = words.is(to - 2, ")", "end") || !words.name(to - 2).isEmpty();
    return behind && !isKeyword(to - 1) && (words.is(to - 2, "end") || !isKeyword(to - 2));
  }

  private boolean isKeyword(int at) {
    return words.is(at, KEYWORDS);
  }

  /** Reads FROM: what stands behind it, behind a comma and behind JOIN. */
  private void tables(int from, int to, QueryPlace place) {
    boolean expected = true;
    for (int i = from; i < to; i = words.next(i)) {
      if (words.is(i, ",", "join")) {
        expected = true;
      } else if (expected && words.is(i, "(")) {
        expected = false;
        place.read.set(i);
        if (words.is(i + 1, "select", "with", "values")) {
          place.add(query(i + 1, Math.min(words.end(i), to), place), alias(words.next(i)));
        } else {
          tables(i + 1, Math.min(words.end(i), to), place);
        }
      } else if (expected && !words.name(i).isEmpty()) {
        expected = false;
        int last = words.is(i + 1, ".") ? i + 2 : i;
        String alias = alias(last + 1);
        place.add(named(i, place), alias.isEmpty() ? words.name(last) : alias);
      }
    }
  }

  /** The name that a table is given behind it; perhaps a word that is none. */
  private String alias(int at) {
    return words.name(words.is(at, "as") ? at + 1 : at);
  }

  /** The table that a name means, which may stand behind that of its schema. */
  private Relation named(int at, QueryPlace place) {
    if (words.is(at + 1, ".")) {
      return tables.of(words.name(at + 2), place.depth);
    }
    @Nullable Supplier<Relation> query = place.query(words.name(at));
    return query == null ? tables.of(words.name(at), place.depth) : query.get();
  }

  /** Counts what stands in expressions. */
  private void terms(int from, int to, QueryPlace place) {
    for (int i = from; i < to; i++) {
      boolean read = words.is(i, "(") && place.read.get(i);
      if (read || (words.is(i, "(") && words.is(i + 1, "select", "with", "values"))) {
        int end = Math.min(words.end(i), to);
        if (!read) {
          Relation inner = query(i + 1, end, place);
          place.count(inner);
        }
        i = end;
      } else if (words.is(i, "in") && !words.name(i + 1).isEmpty()) {
        Relation list = named(i + 1, place);
        place.count(list);
      } else if (words.name(i).isEmpty() || words.is(i + 1, ".", "(")) {
        place.terms++;
      } else {
        place.terms += place.termsOf(words.name(i), isKeyword(i));
      }
    }
  }
}
