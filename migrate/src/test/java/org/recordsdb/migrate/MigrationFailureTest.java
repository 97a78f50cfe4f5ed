package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Nothing is left of a migration that fails, and its message shows where and no value. */
class MigrationFailureTest {

  private static final String SECRET = "s3cret-value";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftOfAMigrationThatFails(Place place) {
    String url = place.url(directory);
    Migrations migrations =
        Folder.in(directory)
            .with("V1__users.sql", "create table users (name text not null unique);")
            .with(
                "V2__seed.sql",
                """
                -- Two statements that are fine,
                create table seeds (id integer not null primary key);
                insert into users (name) values ('%1$s');

                -- and one that is not.
                insert into users (name)
                values ('%1$s');
                """
                    .formatted(SECRET))
            .on(url);
    RecordsException failed = failure(migrations);
    assertThat(failed.kind()).isEqualTo(ErrorKind.UNIQUE);
    assertThat(failed).hasMessageStartingWith("V2__seed.sql, statement 3 (line 6) failed");
    assertThat(whole(failed)).doesNotContain(SECRET);
    assertThat(migrations.current()).contains("1");
    try (Records records = Records.connect(url)) {
      assertThat(records.from("users").count()).isZero();
      assertThat(records.executeQuery(tables(place))).isEmpty();
    }
    assertThat(failure(migrations).kind()).isEqualTo(ErrorKind.UNIQUE);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftOfADowngradeThatFails(Place place) {
    String url = place.url(directory);
    Migrations migrations =
        Folder.in(directory)
            .with("V1__users.sql", "create table users (name text not null unique);")
            .with("U1__users.sql", "drop table users;\ndrop table nobody;")
            .on(url);
    migrations.upgrade();
    RecordsException failed =
        catchThrowableOfType(RecordsException.class, () -> migrations.downgrade("base"));
    assertThat(failed).hasMessageStartingWith("U1__users.sql, statement 2 (line 2) failed");
    assertThat(failed.kind()).isEqualTo(ErrorKind.UNKNOWN_TABLE);
    assertThat(migrations.current()).contains("1");
    try (Records records = Records.connect(url)) {
      assertThat(records.from("users").count()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void messagesShowNoValues(Place place) {
    String url = place.url(directory);
    Folder folder = Folder.in(directory);
    for (String sql :
        List.of(
            "create table t (n integer not null, s text); insert into t values (null, '"
                + SECRET
                + "');",
            "create table t (s text, check (s = '')); insert into t values ('" + SECRET + "');",
            "insert into nobody values ('" + SECRET + "');",
            "create table t (a varchar(3)); insert into t values ('" + SECRET + "');",
            "create table t (a integer; select '" + SECRET + "' '",
            "create table t (a timestamptz default '" + SECRET + "');",
            "create table t (a integer) '" + SECRET + "';",
            "create role nobody password \"" + SECRET + "\";",
            "do $$ begin execute 'create role nobody password \"" + SECRET + "\"'; end $$;",
            "begin; create table t (a text default '" + SECRET + "');")) {
      RecordsException failed = failure(folder.with("V1__bad.sql", sql).on(url));
      assertThat(failed.getMessage()).startsWith("V1__bad.sql");
      assertThat(whole(failed)).doesNotContain(SECRET);
      assertThat(folder.on(url).current()).isEmpty();
    }
  }

  private static RecordsException failure(Migrations migrations) {
    return catchThrowableOfType(RecordsException.class, migrations::upgrade);
  }

  private static String tables(Place place) {
    return place == Place.SQLITE
        ? "select name from sqlite_schema where name = 'seeds'"
        : "select tablename from pg_tables where tablename = 'seeds' and schemaname = current_schema()";
  }

  private static String whole(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
