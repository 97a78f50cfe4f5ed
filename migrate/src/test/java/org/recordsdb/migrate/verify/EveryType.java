package org.recordsdb.migrate.verify;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.postgres.TestPostgres;

/**
 * A table of every type, and one like it without a key, with the same rows in an SQLite file and in
 * PostgreSQL, where changes are made. Row 1 has a value in each column, row 3 another one, row 2
 * has only its key, row 4 has what is empty or zero.
 */
record EveryType(String from, String to, Records source, Records target) implements AutoCloseable {

  static final String KEYED = "every";
  static final String HEAP = "heap";
  static final int ROWS = 300;

  /** More digits than a double or a long has. */
  private static final String DIGITS = "12345678901234567890.12345678901234567890";

  private static final String SQLITE =
      "create table %s (id %s, truth boolean, small smallint, medium int, large bigint,"
          + " single float4, twice double, price decimal(10,2), exact decimal_text, name text,"
          + " code varchar(20), content blob, day date, hour time, at timestamp,"
          + " moment timestamptz, ref uuid, meta json_text, doc json_text)";
  private static final String POSTGRES =
      "create table %s (id %s, truth boolean, small smallint, medium int, large bigint,"
          + " single real, twice double precision, price numeric(10,2), exact numeric, name text,"
          + " code varchar(20), content bytea, day date, hour time, at timestamp,"
          + " moment timestamptz, ref uuid, meta jsonb, doc json)";

  static EveryType create(Path directory) {
    EveryType tables = open(directory);
    for (String table : List.of(KEYED, HEAP)) {
      tables.add(table, rows());
      tables.target.executeUpdate("create table " + table + "_before as select * from " + table);
    }
    return tables;
  }

  /** Without any table yet. */
  static EveryType open(Path directory) {
    String from = "sqlite:" + directory.resolve("every.db");
    String to = TestPostgres.url();
    return new EveryType(from, to, Records.connect(from), Records.connect(to));
  }

  /** Makes a table of this name with the first four rows on both sides. */
  void add(String table) {
    add(table, rows().subList(0, 4));
  }

  private void add(String table, List<Row> rows) {
    String key = table.equals(HEAP) ? "bigint" : "bigint not null primary key";
    source.executeUpdate(SQLITE.formatted(table, key));
    target.executeUpdate(POSTGRES.formatted(table, key));
    source.batchInsert(table, rows);
    target.batchInsert(table, rows);
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(row(1).with("truth", true));
    rows.add(Row.of("id", 2));
    rows.add(row(3).with("truth", true));
    rows.add(empty(4));
    for (int i = 5; i <= ROWS; i++) {
      Row row = row(i);
      String left = row.columns().get(i % row.size());
      rows.add(left.equals("id") ? row : row.without(left));
    }
    return rows;
  }

  private static Row row(int i) {
    return Row.of(
        "id",
        i,
        "truth",
        i % 2 == 0,
        "small",
        i - 150,
        "medium",
        i * 7 - 1_000,
        "large",
        Long.MAX_VALUE - i,
        "single",
        (double) i / 8,
        "twice",
        Math.sqrt(i + 0.5),
        "price",
        BigDecimal.valueOf(i * 37L, 2),
        "exact",
        new BigDecimal(DIGITS + i),
        "name",
        "Name " + i + " é 😀",
        "code",
        "c" + i,
        "content",
        ("bytes " + i).getBytes(StandardCharsets.UTF_8),
        "day",
        LocalDate.of(2024, 1, 1).plusDays(i),
        "hour",
        LocalTime.of(1, 2, 3).plusNanos(i * 1_001_000L),
        "at",
        LocalDateTime.of(2024, 3, 31, 2, 30).plusSeconds(i).plusNanos(i * 1_000L),
        "moment",
        Instant.parse("2024-03-31T00:30:00Z").plusSeconds(i * 61L).plusNanos(i * 1_000L),
        "ref",
        new UUID(i, ~i),
        "meta",
        "{\"number\": " + i + ", \"text\": \"x\", \"gone\": null, \"list\": [1, 2.50]}",
        "doc",
        "{\"a\": " + i + ", \"b\": {\"c\": true}}");
  }

  private static Row empty(int i) {
    return Row.of(
        "id",
        i,
        "truth",
        false,
        "small",
        0,
        "medium",
        0,
        "large",
        0,
        "single",
        0.0,
        "twice",
        0.0,
        "price",
        BigDecimal.ZERO,
        "exact",
        new BigDecimal("1.5"),
        "name",
        "",
        "code",
        "",
        "content",
        new byte[0],
        "day",
        LocalDate.of(1, 1, 1),
        "hour",
        LocalTime.MIDNIGHT,
        "at",
        LocalDateTime.of(1970, 1, 1, 0, 0),
        "moment",
        Instant.EPOCH,
        "ref",
        new UUID(0, 0),
        "meta",
        "null",
        "doc",
        "{\"a\": 1, \"b\": [0.10]}");
  }

  /** The columns in their order. */
  List<String> columns() {
    return row(1).columns();
  }

  /** The rows of a table, read once. */
  Rows rows(Records records, String table) {
    List<Row> rows = records.select(table);
    return visitor -> {
      for (Row row : rows) {
        visitor.row(row.asMap().values().toArray());
      }
    };
  }

  /** Puts the target's table back. */
  void restore(String table) {
    target.executeScript(
        "delete from %1$s; insert into %1$s select * from %1$s_before".formatted(table));
  }

  @Override
  public void close() {
    source.close();
    target.close();
  }
}
