package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.CheckViolationException;
import org.recordsdb.error.ForeignKeyViolationException;
import org.recordsdb.error.NotNullViolationException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.TableInfo;

/** One file for both databases means the same on both. */
class PortableSchemaTest {

  private static final String TABLES =
      """
      create table authors (
        id bigserial primary key,
        email varchar(40) not null unique,
        born date,
        joined timestamptz not null default now()
      );
      create table books (
        author bigint not null references authors (id) on delete cascade on update cascade,
        number integer not null,
        title text not null constraint books_title_given check (title <> ''),
        price numeric(10, 2) not null default 0,
        discount numeric(10, 2),
        exact numeric(30, 10),
        net numeric(10, 2) generated always as (price - 1) stored,
        token uuid default gen_random_uuid(),
        printed timestamp,
        opens time,
        sold boolean not null default false,
        weight real,
        meta jsonb not null default '{"pages": 0}',
        cover bytea,
        previous integer,
        primary key (author, number),
        constraint books_previous_fkey foreign key (author, previous)
          references books (author, number) on delete no action,
        constraint books_discount_check check (discount is null or discount <= price)
      );
      create unique index books_title on books (author, title) where sold;
      create index books_net on books ((price - 1) desc, title);
      create view unsold as
        select author, number, title from books where not sold;
      comment on table books is 'what is sold';
      """;

  private static final String CHANGES =
      """
      insert into authors (email, born) values ('ada@example.org', date '1815-12-10'),
        ('max@example.org', null);
      insert into books (author, number, title, price, sold)
        select id, 1, 'First', 12.50, true from authors where email = 'ada@example.org';
      alter table authors add column nick varchar(5) unique;
      alter table authors add column rating numeric(3, 1) not null default 1.5 check (rating < 6),
        add seen timestamptz;
      alter table authors rename column born to birthday;
      alter table authors add column patron bigint references authors (id) on delete set null;
      update authors set nick = 'ada', seen = now() where email = 'ada@example.org';
      delete from authors where birthday is null;
      """;

  @TempDir Path directory;

  private Records migrated(Place place) {
    return Records.connect(migratedUrl(place));
  }

  private String migratedUrl(Place place) {
    String url = place.url(directory);
    Folder.in(directory)
        .with("V1__tables.sql", TABLES)
        .with("V2__changes.sql", CHANGES)
        .on(url)
        .upgrade();
    return url;
  }

  @Test
  void columnsHaveTheSameTypesOnBoth() throws SQLException {
    String sqlite = migratedUrl(Place.SQLITE);
    String postgres = migratedUrl(Place.POSTGRESQL);
    for (String table : List.of("authors", "books", "unsold")) {
      assertThat(columns(describe(sqlite, table))).isEqualTo(columns(describe(postgres, table)));
    }
  }

  /** Type, nullability and generation of each column, in their order. */
  private static List<String> columns(TableInfo table) {
    return table.columns().values().stream()
        .map(
            column ->
                column.name()
                    + " "
                    + column.type()
                    + (column.nullable() ? "" : " not null")
                    + " "
                    + column.generation())
        .toList();
  }

  private static TableInfo describe(String url, String table) throws SQLException {
    Settings settings = SettingsReader.read(Map.of("DATABASE_URL", url), null);
    try (Connection connection = settings.dialect().connect(settings.connection(), true)) {
      return settings.dialect().describe(connection, null, table);
    }
  }

  @Test
  void onSqliteColumnsAreKeptInOneForm() throws SQLException {
    migrated(Place.SQLITE).close();
    String url = Place.SQLITE.url(directory);
    assertThat(describe(url, "books").columns().values())
        .filteredOn(ColumnInfo::uniform)
        .extracting(ColumnInfo::name)
        .containsExactly("price", "discount", "net", "printed", "opens");
    assertThat(describe(url, "authors").columns().values())
        .filteredOn(ColumnInfo::uniform)
        .extracting(ColumnInfo::name)
        .containsExactly("joined", "rating", "seen");
  }

  @ParameterizedTest
  @EnumSource
  void statementsThatChangeRowsDoTheSame(Place place) {
    try (Records records = migrated(place)) {
      Row ada = records.from("authors").one();
      assertThat(ada.get("email")).isEqualTo("ada@example.org");
      assertThat(ada.get("nick")).isEqualTo("ada");
      assertThat(ada.get("rating")).isEqualTo(new BigDecimal("1.5"));
      assertThat(ada.getInstant("seen"))
          .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
      Row book = records.from("books").one();
      assertThat(book.get("net")).isEqualTo(new BigDecimal("11.50"));
      assertThat(book.get("sold")).isEqualTo(true);
      assertThat(book.get("meta").toString()).contains("pages");
      assertThat(book.get("token").toString())
          .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab].*");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keysChecksAndReferencesRefuseTheSame(Place place) {
    try (Records records = migrated(place)) {
      long ada = records.from("authors").one().getLong("id");
      Row book =
          Row.of("author", ada, "number", 2, "title", "Second", "price", new BigDecimal("3.00"));
      records.insert("books", book);
      refuses(records, book, UniqueViolationException.class);
      refuses(records, book.with("number", 3).with("title", ""), CheckViolationException.class);
      refuses(
          records,
          book.with("number", 3).with("discount", new BigDecimal("4.00")),
          CheckViolationException.class);
      refuses(records, book.with("number", null), NotNullViolationException.class);
      refuses(records, book.with("author", 99), ForeignKeyViolationException.class);
      refuses(
          records, book.with("number", 3).with("previous", 9), ForeignKeyViolationException.class);
      refuses(
          records,
          book.with("number", 3).with("title", "First").with("sold", true),
          UniqueViolationException.class);
      records.insert("books", book.with("number", 4).with("title", "First").with("previous", 2));
      assertThat(records.from("unsold").orderBy(asc("number")).list())
          .extracting(row -> row.get("title"))
          .containsExactly("Second", "First");
      records.delete("authors", where("id").eq(ada));
      assertThat(records.from("books").count()).isZero();
    }
  }

  private static void refuses(
      Records records, Row row, Class<? extends RecordsException> expected) {
    assertThatThrownBy(() -> records.insert("books", row)).isInstanceOf(expected);
  }

  /** By SQL that knows nothing of Records; PostgreSQL rounds the price, or refuses the type. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sold | 2",
        "sold | 'banana'",
        "price | 1.005",
        "discount | 'x'",
        "printed | '2024-02-29T12:00'",
        "printed | 5",
        "opens | '1:00'",
        "meta | 'no json'"
      })
  void onSqliteValuesOfAnotherFormAreRefused(String column, String value) throws SQLException {
    migrated(Place.SQLITE).close();
    Settings settings =
        SettingsReader.read(Map.of("DATABASE_URL", Place.SQLITE.url(directory)), null);
    try (Connection connection = settings.dialect().connect(settings.connection(), true);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> statement.executeUpdate("update books set " + column + " = " + value))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("CHECK constraint failed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTableThatOthersReferToIsNotDropped(Place place) {
    String url = place.url(directory);
    Folder folder =
        Folder.in(directory).with("V1__tables.sql", TABLES).with("V2__changes.sql", CHANGES);
    folder.on(url).upgrade();
    Migrations dropping =
        folder.with("V3__drop.sql", "drop view unsold; drop table authors;").on(url);
    assertThatThrownBy(dropping::upgrade)
        .isInstanceOf(RecordsException.class)
        .hasMessageStartingWith("V3__drop.sql, statement 2 (line 1)");
    try (Records records = Records.connect(url)) {
      assertThat(records.from("books").count()).isEqualTo(1);
      assertThat(records.from("unsold").count()).isZero();
    }
    folder.with("V3__drop.sql", "drop view unsold; drop table books; drop table authors;");
    assertThat(folder.on(url).upgrade()).containsExactly("3");
  }
}
