package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.postgres.TestPostgres;

/** Every kind of object and of value that PostgreSQL has, copied by the plan and compared. */
@ResourceLock(TestPostgres.ROLES)
class PostgresZooTest {

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  @BeforeEach
  void logins() throws SQLException {
    for (String role : List.of("zoo_reader", "zoo_writer", "zoo_keeper login")) {
      source.run(
          "do $$ begin create role "
              + role
              + "; exception when duplicate_object then null; end $$");
    }
  }

  /** On managed servers nobody is a superuser. */
  @Test
  void everyKindOfObjectArrivesAsItWasWithAnOrdinaryLogin() throws SQLException, IOException {
    source.load("zoo.sql");
    assertThat(source.schema()).hasSizeGreaterThan(250);
    target.give("zoo_keeper");
    CopyReport report = Copy.from(source.url()).to(target.url("zoo_keeper")).trustSource().run();
    assertThat(report.left()).isEmpty();
    assertThat(report.offenders()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThat(target.schema()).isEqualTo(source.schema());
    assertThat(target.content()).isEqualTo(source.content());
    String insert =
        "insert into public.people (name, price, \"odd \"\" name\") values ('x y', 5, 'new')"
            + " returning slug";
    assertThat(target.ask(insert)).isEqualTo(source.ask(insert)).containsExactly("x-y!");
  }

  @Test
  void whatIsCopiedComparesEqualLaterToo() throws SQLException, IOException {
    source.load("zoo.sql");
    Copy copy = Copy.from(source.url()).to(target.url()).trustSource();
    copy.run();
    assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    target.run("update bare set v = 'y' where v is null");
    assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.DIFFERENT);
  }

  @Test
  void everyTypeOfValueArrivesAsItWas() throws SQLException {
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("money", "(12.5::money), ((-1)::money)"),
            Map.entry("interval", "('-1 year 2 mons -3 days 04:05:06.789'), ('infinity')"),
            Map.entry("float8", "('NaN'), ('-Infinity'), (5e-324), (0.1::float8 + 0.2), ('-0')"),
            Map.entry("float4", "('1e-45'), (16777217::float4), (0.1)"),
            Map.entry("numeric", "('NaN'), ('Infinity'), (1.50), (1e-500), (10::numeric ^ 300)"),
            Map.entry(
                "timestamptz",
                "('infinity'), ('4713-01-01 BC'), ('2024-02-29 23:59:59.999999+14')"),
            Map.entry("timestamp", "('-infinity'), ('294276-12-31 23:59:59.999999')"),
            Map.entry("date", "('infinity'), ('4713-01-01 BC'), ('5874897-12-31')"),
            Map.entry("timetz", "('24:00:00-15:59'), ('00:00:00.000001+00')"),
            Map.entry("bytea", "('\\x'), ('\\x00ff5c27')"),
            Map.entry(
                "text",
                "(''), (E'\\\\N'), (E'\\\\.'), (E'a\\tb\\nc\\rd\\\\e\\b\\x7f'), ('null'), ('🐘')"),
            Map.entry("char(5)", "('ab'), ('     ')"),
            Map.entry("\"char\"", "('a'), (''), ('\\200')"),
            Map.entry("bit varying", "(''), ('1010')"),
            Map.entry("bit(3)", "('101')"),
            Map.entry(
                "text[]", "('{}'), ('{NULL,\"null\",\"a\\\"b\",\"{}\",\" \"}'), ('[-1:0]={a,b}')"),
            Map.entry("int[][]", "('{{1,2},{3,4}}')"),
            Map.entry("json", "('{\"a\" : 1, \"a\":2}'), ('\"\\u0041\"')"),
            Map.entry("jsonb", "('{\"b\": 1.50, \"a\": null}'), ('1e400')"),
            Map.entry("jsonpath", "('$.a[*] ? (@ > 1)')"),
            Map.entry("tsvector", "('''a b'':1A ''c\\\\'':2')"),
            Map.entry("tsquery", "('a & !(b | c) <-> d:*')"),
            Map.entry("inet", "('10.0.0.1/8'), ('::1'), ('10.0.0.1')"),
            Map.entry("cidr", "('10.0.0.0/8')"),
            Map.entry("macaddr8", "('08:00:2b:01:02:03:04:05')"),
            Map.entry("point", "('(1.1,0.30000000000000004)')"),
            Map.entry("box", "('(3,4),(1,2)')"),
            Map.entry("path", "('[(1,2),(3,4)]'), ('((1,2),(3,4))')"),
            Map.entry("polygon", "('((1,2),(3,4),(5,6))')"),
            Map.entry("circle", "('<(1,2),3>')"),
            Map.entry("lseg", "('[(1,2),(3,4)]')"),
            Map.entry("line", "('{1,-2,3}')"),
            Map.entry("tstzrange", "('empty'), ('(,2024-01-01Z]'), ('[2024-01-01Z,infinity)')"),
            Map.entry("nummultirange", "('{}'), ('{[1,2),[3,)}')"),
            Map.entry("uuid", "('00000000-0000-0000-0000-0000000000aa')"),
            Map.entry("boolean", "(true), (false)"),
            Map.entry("regclass", "('pg_class'), ('target_of_regclass')"),
            Map.entry("regtype", "('int[]')"),
            Map.entry("pg_lsn", "('16/B374D848')"),
            Map.entry("xid8", "('18446744073709551615')"),
            Map.entry("oidvector", "('1 2 3')"),
            Map.entry("name", "('a name')"));
    source.run("create table target_of_regclass (id int)");
    int number = 0;
    for (var entry : values.entrySet()) {
      String table = "t" + number++;
      source.run(
          "create table "
              + table
              + " (id int generated always as identity primary key, v "
              + entry.getKey()
              + ")",
          "insert into " + table + " (v) values " + entry.getValue() + ", (null)");
    }
    CopyReport report = Copy.from(source.url()).to(target.url()).run();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThat(target.content()).isEqualTo(source.content());
  }
}
