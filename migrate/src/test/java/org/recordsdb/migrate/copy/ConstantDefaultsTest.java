package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;

/** A row of defaults is the same on both sides of a copy. */
class ConstantDefaultsTest {

  /** Types of SQLite and defaults that they take. */
  private static final String OF_SQLITE =
      """
      text | 1.10
      text | 007
      text | 1e3
      text | .5
      text | 0x1F
      text | -0.0
      text | true
      text | 99999999999999999999
      text | ' it''s '
      text | '007'
      varchar(3) | 1.10
      integer | 007
      integer | '12'
      integer | 2.0
      integer | -9223372036854775808
      integer | true
      smallint | (12)
      real | 1
      real | -0.0
      real | 1e-7
      float4 | 0.1
      decimal(10,2) | 1.1
      decimal(10,2) | '7'
      decimal_text | 12345678901234567890.5
      decimal_text | '1.10'
      boolean | 1
      boolean | '0'
      boolean | false
      date | '2024-02-29'
      time | '10:00'
      timestamp | '2024-01-01 10:00'
      timestamptz | '2024-01-01 10:00:00+02:00'
      uuid | '00000000-0000-0000-0000-0000000000aa'
      json | '{"b":1,"a":[1.0,"x"]}'
      json_text | 12
      blob | x'00ff'
      """;

  private static final String NOT_OF_SQLITE =
      """
      integer | 1.5
      integer | '1.5'
      smallint | 70000
      varchar(3) | 'abcd'
      boolean | 2
      decimal(10,2) | 1.005
      date | '0000-00-00'
      date | ''
      time | '25:00'
      timestamp | '2024'
      timestamp | '2024-01-01 10:00:00.123456789'
      uuid | ''
      json | 'abc'
      blob | 'abc'
      """;

  /** Types of PostgreSQL and defaults that they take; d is a domain of the test's. */
  private static final String OF_POSTGRESQL =
      """
      numeric | 1e30
      numeric | 12345678901234567890.0000000001
      numeric | 1.10
      numeric | 2.5::int
      numeric(20,2) | 123456789012345678.91
      numeric(20,2) | 1
      numeric(10,2) | 1.005
      numeric(10,2) | -1
      int | 2.5
      int | 3.5::float8
      int | '12'
      smallint | -1
      bigint | -9223372036854775808
      real | 0.1
      real | 16777217
      double precision | 1e-7
      text | 'it''s'
      text | 1.10
      text | '1'::numeric(5,2)
      char(5) | 'ab'
      bpchar | 'ab '
      boolean | 'yes'
      date | '2024-02-29'
      date | '2024-02-29'::timestamp
      time(0) | '10:00:00.7'
      timestamp(0) | '2024-01-01 10:00:00.7'
      timestamptz | '2024-01-01 10:00:00+02'
      uuid | '00000000-0000-0000-0000-0000000000AA'
      json | '{"b" : 1, "a":[1.0,"x"]}'
      jsonb | '{"b" : 1, "a":[1.0,"x"]}'
      jsonb | '12'
      bytea | '\\x00ff'
      d | 1.005
      """;

  private static final String NOT_OF_POSTGRESQL =
      """
      int | 99999999999
      double precision | 'NaN'
      numeric | 'Infinity'
      varchar(3) | 'abcd'
      varchar(3) | 'ab     '
      timestamp | 'now'::text::timestamp
      date | 'infinity'
      char(4) | ('a' || 'b')
      """;

  @TempDir Path directory;

  private final PlainPostgres postgres = PlainPostgres.create();

  private PlainSqlite sqlite() {
    return new PlainSqlite(directory.resolve("app.db"));
  }

  /** A table with a column for each line, which is called by its number. */
  private static String table(String lines, String key) {
    StringBuilder table = new StringBuilder("create table t (id " + key);
    Map<String, String> columns = columns(lines);
    columns.forEach((name, column) -> table.append(", ").append(name).append(' ').append(column));
    return table.append(')').toString();
  }

  private static Map<String, String> columns(String lines) {
    Map<String, String> columns = new LinkedHashMap<>();
    lines
        .lines()
        .forEach(line -> columns.put("c" + columns.size(), line.replace(" | ", " default ")));
    return columns;
  }

  private static Row defaults(String url) {
    try (Records records = Records.connect(url)) {
      return records.insert("t", Row.of("id", 7));
    }
  }

  private static void assertSame(String lines, Row there, Row here) {
    columns(lines)
        .forEach(
            (name, column) -> assertThat(there.get(name)).as(column).isEqualTo(here.get(name)));
  }

  private static void assertAllAreListed(String lines, List<Untranslated> left) {
    assertThat(left).extracting(Untranslated::kind).containsOnly("default");
    assertThat(left)
        .extracting(Untranslated::name)
        .containsExactlyElementsOf(columns(lines).keySet().stream().map(c -> "t." + c).toList());
  }

  @Test
  void postgresqlHasWhatSqliteStoresByDefault() throws SQLException {
    String file = sqlite().run(table(OF_SQLITE, "integer primary key")).url();
    assertThat(Copy.from(file).to(postgres.url()).run().left()).isEmpty();
    assertSame(OF_SQLITE, defaults(postgres.url()), defaults(file));
  }

  @Test
  void aDefaultThatItsColumnDoesNotTakeIsListed() throws SQLException {
    String file = sqlite().run(table(NOT_OF_SQLITE, "integer primary key")).url();
    Copy copy = Copy.from(file).to(postgres.url());
    assertAllAreListed(NOT_OF_SQLITE, copy.run().left());
    assertThat(copy.leaveOut(true).run().copied()).isTrue();
  }

  @Test
  void aColumnOfNoTypeThatBecomesTextHasTheDigits() throws SQLException {
    PlainSqlite file = sqlite().run("create table t (id integer primary key, v default 1.50)");
    assertThat(Copy.from(file.url()).to(postgres.url()).run().left()).isEmpty();
    assertThat(defaults(postgres.url()).get("v")).isEqualTo("1.5");
  }

  @Test
  void sqliteHasWhatPostgresqlStoresByDefault() throws SQLException {
    postgres.run(
        "create domain c as numeric(8,2)",
        "create domain d as c",
        table(OF_POSTGRESQL, "int primary key"));
    Copy copy = Copy.from(postgres.url()).to(sqlite().url());
    assertThat(copy.run().left()).isEmpty();
    assertSame(OF_POSTGRESQL, defaults(sqlite().url()), defaults(postgres.url()));
    assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
  }

  @Test
  void aDefaultThatNoRowCouldHaveOnSqliteIsListed() throws SQLException {
    postgres.run(table(NOT_OF_POSTGRESQL, "int primary key, w int default 5"));
    Copy copy = Copy.from(postgres.url()).to(sqlite().url());
    assertAllAreListed(NOT_OF_POSTGRESQL, copy.run().left());
    assertThat(copy.leaveOut(true).run().copied()).isTrue();
    assertThat(defaults(sqlite().url()).get("w")).hasToString("5");
  }

  @Test
  void noCheckOfADomainIsRunForADefault() throws SQLException {
    postgres.run(
        "create function f(numeric) returns boolean language plpgsql as"
            + " 'begin raise exception ''run''; end'",
        "create domain d as numeric",
        "create table t (id int primary key, v d default 5)",
        "alter domain d add check (f(value)) not valid");
    CopyReport report = Copy.from(postgres.url()).to(sqlite().url()).leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(defaults(sqlite().url()).get("v")).hasToString("5");
  }
}
