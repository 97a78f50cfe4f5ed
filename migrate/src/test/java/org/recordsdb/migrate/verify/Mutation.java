package org.recordsdb.migrate.verify;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.migrate.verify.Difference.Kind;

/**
 * Something that goes wrong with one or two rows of {@link EveryType} in PostgreSQL.
 *
 * @param sql what goes wrong
 * @param kind as what it must be found
 * @param rows the rows that must be named, by their keys
 * @param columns the columns that must be named for each of them
 */
record Mutation(String sql, Kind kind, List<Long> rows, List<String> columns) {

  /** Every way for every type. */
  static List<Mutation> all(List<String> columns) {
    List<Mutation> all = new ArrayList<>();
    for (String column : columns.subList(1, columns.size())) {
      String other = "(select o.%s from every o where o.id = ".formatted(column);
      all.add(change(column, "null", 1));
      all.add(change(column, "null", 4)); // what is empty, zero or a JSON null is not NULL
      all.add(change(column, other + "1)", 2));
      all.add(change(column, other + "4)", 2));
      all.add(change(column, other + "4)", 3));
      all.add(swappedRows(column, other));
    }
    all.addAll(ofTexts());
    all.addAll(ofNumbers());
    all.addAll(ofTimes());
    all.addAll(ofOthers());
    all.addAll(ofDocuments());
    all.addAll(ofColumns());
    all.addAll(ofRows(columns));
    return all;
  }

  private static Mutation change(String column, String value, long id) {
    String sql = "update every set %s = %s where id = %d".formatted(column, value, id);
    return new Mutation(sql, Kind.DIFFERENT, List.of(id), List.of(column));
  }

  /** Rows 1 and 4 change places in one column. */
  private static Mutation swappedRows(String column, String other) {
    String sql =
        "update every set %s = case id when 1 then %s4) else %s1) end where id in (1, 4)"
            .formatted(column, other, other);
    return new Mutation(sql, Kind.DIFFERENT, List.of(1L, 4L), List.of(column));
  }

  private static List<Mutation> ofTexts() {
    List<Mutation> all = new ArrayList<>();
    for (String column : List.of("name", "code")) {
      all.add(change(column, column + " || ' '", 1));
      all.add(change(column, "' ' || " + column, 1));
      all.add(change(column, "upper(" + column + ")", 1));
      all.add(change(column, "overlay(" + column + " placing 'x' from 2)", 1));
      all.add(change(column, "left(" + column + ", -1)", 1));
      all.add(change(column, column + " || chr(8203)", 1)); // a blank of no width
      all.add(change(column, "' '", 4));
      all.add(change(column, "chr(1055)", 4));
    }
    all.add(change("name", "normalize(name, NFD)", 1)); // looks the same
    all.add(change("name", "replace(name, '😀', '😁')", 3));
    return all;
  }

  private static List<Mutation> ofNumbers() {
    return List.of(
        change("small", "small + 1", 1),
        change("small", "-small", 1),
        change("medium", "medium - 1", 1),
        change("large", "large - 1", 1), // beyond what a double tells apart
        change("large", "1", 4),
        change("single", Float.toString(Math.nextUp(1f / 8)), 1),
        change("single", "-single", 1),
        change("twice", Double.toString(Math.nextUp(Math.sqrt(1.5))), 1),
        change("twice", "round(twice::numeric, 12)", 1),
        change("twice", Double.toString(Double.MIN_VALUE), 4),
        change("price", "price + 0.01", 1),
        change("price", "round(price, 1)", 1),
        change("price", "price * 10", 1),
        change("exact", "round(exact, 20)", 1),
        change("exact", "exact + 0.000000000000000000001", 1),
        change("exact", "exact::double precision", 1),
        change("exact", "1.51", 4));
  }

  private static List<Mutation> ofTimes() {
    return List.of(
        change("day", "day + 1", 1),
        change("day", "day - interval '1 year'", 1),
        change("hour", "hour + interval '1 microsecond'", 1),
        change("hour", "hour + interval '12 hours'", 1),
        change("at", "at + interval '1 microsecond'", 1),
        change("at", "at + interval '1 hour'", 1),
        change("at", "date_trunc('second', at)", 3),
        change("moment", "moment + interval '1 microsecond'", 1),
        change("moment", "moment + interval '1 hour'", 1),
        change("moment", "moment at time zone 'Asia/Kathmandu'", 1),
        change("moment", "date_trunc('milliseconds', moment)", 3));
  }

  private static List<Mutation> ofOthers() {
    return List.of(
        change("truth", "not truth", 1),
        change("truth", "not truth", 4),
        change("content", "set_byte(content, 0, get_byte(content, 0) # 1)", 1),
        change("content", "substr(content, 1, length(content) - 1)", 1),
        change("content", "substr(content, 2) || substr(content, 1, 1)", 1),
        change("content", "content || '\\x00'", 1),
        change("content", "'\\x00'", 4),
        change("ref", "overlay(ref::text placing '0' from 36)::uuid", 1),
        change("ref", "'00000000-0000-0000-0000-000000000001'", 4));
  }

  private static List<Mutation> ofDocuments() {
    return List.of(
        change("meta", "jsonb_set(meta, '{number}', '\"1\"')", 1),
        change("meta", "jsonb_set(meta, '{number}', '1.0000000001')", 1),
        change("meta", "jsonb_set(meta, '{text}', '\"X\"')", 1),
        change("meta", "jsonb_set(meta, '{text}', 'null')", 1),
        change("meta", "jsonb_set(meta, '{gone}', '\"null\"')", 1),
        change("meta", "jsonb_set(meta, '{list}', '[2.5, 1]')", 1),
        change("meta", "jsonb_set(meta, '{list}', '[1, 2.5, null]')", 1),
        change("meta", "jsonb_set(meta, '{list}', '{\"0\": 1, \"1\": 2.5}')", 1),
        change("meta", "meta - 'gone'", 1), // a null is not what is missing
        change("meta", "meta || '{\"more\": null}'", 1),
        change("meta", "jsonb_build_array(meta)", 1),
        change("meta", "to_jsonb(meta::text)", 1),
        change("meta", "'\"\"'", 4),
        change("meta", "'{}'", 4),
        change("doc", "'{\"a\": 1, \"b\": {\"c\": \"true\"}}'", 1),
        change("doc", "'{\"a\": 1, \"b\": {\"C\": true}}'", 1),
        change("doc", "'{\"a\": 1, \"b\": {\"c\": false}}'", 1));
  }

  /** Two columns change places. */
  private static List<Mutation> ofColumns() {
    return List.of(
        swapped("name", "code", "name = code, code = name"),
        swapped("small", "medium", "small = medium, medium = small"),
        swapped("single", "twice", "single = twice, twice = single"),
        swapped("meta", "doc", "meta = doc, doc = meta"),
        swapped("at", "moment", "at = moment, moment = at"));
  }

  private static Mutation swapped(String one, String two, String assignments) {
    String sql = "update every set %s where id = 1".formatted(assignments);
    return new Mutation(sql, Kind.DIFFERENT, List.of(1L), List.of(one, two));
  }

  private static List<Mutation> ofRows(List<String> columns) {
    String values = String.join(", ", columns.subList(1, columns.size()));
    return List.of(
        new Mutation("delete from every where id = 1", Kind.MISSING, List.of(1L), List.of()),
        new Mutation("delete from every where id = 2", Kind.MISSING, List.of(2L), List.of()),
        new Mutation("insert into every (id) values (0)", Kind.EXTRA, List.of(0L), List.of()),
        new Mutation(
            "insert into every select 301, " + values + " from every where id = 1",
            Kind.EXTRA,
            List.of(301L),
            List.of()));
  }
}
