package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** A source whose owner wants to run code with the rights of the superuser who copies it. */
@ResourceLock(TestPostgres.ROLES)
abstract class HostileSource {

  static final String PWN =
      "create function %s(text) returns text language plpgsql immutable as $$ begin"
          + " execute 'create table if not exists public.pwned (by text)';"
          + " execute format('insert into public.pwned values (%%L)', current_user);"
          + " execute 'alter role mallory superuser'; return $1; exception when others then"
          + " perform pg_notify('pwned', $1); return $1; end $$";

  final PlainPostgres source = PlainPostgres.create();
  final PlainPostgres target = PlainPostgres.create();

  @TempDir Path directory;

  @BeforeEach
  void mallory() throws SQLException {
    source.run(
        "do $$ begin create role mallory; exception when duplicate_object then null; end $$");
  }

  @AfterEach
  void nobodyIsMore() throws SQLException {
    source.run("alter role mallory nosuperuser");
  }

  Copy copy() {
    return Copy.from(source.url()).to(target.url());
  }

  /** Made by the attacker, who is no superuser. */
  void attack(String... statements) throws SQLException {
    List<String> all = new ArrayList<>();
    all.add("grant all on schema public to mallory");
    all.add("set role mallory");
    all.add("set search_path = public");
    all.addAll(List.of(statements));
    source.run(all.toArray(String[]::new));
    source.run(
        "drop table if exists pwned",
        "alter role mallory nosuperuser",
        "revoke create on schema public from mallory");
  }

  void assertThatNothingRan() throws SQLException {
    for (PlainPostgres database : List.of(source, target)) {
      assertThat(database.ask("select relname from pg_class where relname = 'pwned'")).isEmpty();
    }
    assertThat(target.ask("select rolsuper from pg_roles where rolname = 'mallory'"))
        .containsExactly("f");
  }

  void assertLeft(String... kindsAndNames) throws SQLException {
    CopyReport refused = copy().run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThatNothingRan();
    CopyReport report = copy().leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThatNothingRan();
    assertThat(report.left()).isEqualTo(refused.left());
    assertThat(report.left())
        .extracting(each -> each.kind() + " " + each.name())
        .containsExactlyInAnyOrder(kindsAndNames);
    assertThat(report.left()).allMatch(Untranslated::untrusted);
  }

  void assertRefused(String... words) throws SQLException, IOException {
    assertThatThrownBy(copy()::run)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageContainingAll(words)
        .hasMessageContaining("trustSource()");
    assertThatNothingRan();
    assertThat(target.schema()).filteredOn(line -> !line.startsWith("right")).isEmpty();
  }
}
