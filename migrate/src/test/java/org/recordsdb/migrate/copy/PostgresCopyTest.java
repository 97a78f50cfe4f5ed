package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.postgres.TestPostgres;

/** Real schemas, copied and then compared by a judge that knows nothing of the copy. */
@ResourceLock(TestPostgres.ROLES)
class PostgresCopyTest {

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  private CopyReport copy(boolean leaveOut) {
    return Copy.from(source.url()).to(target.url()).trustSource().leaveOut(leaveOut).run();
  }

  private void assertSame() throws SQLException, IOException {
    CopyReport report = copy(false);
    assertThat(report.left()).isEmpty();
    assertThat(report.offenders()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThat(target.schema()).isEqualTo(source.schema());
    assertThat(target.content()).isEqualTo(source.content());
  }

  @Test
  void identitiesAndSequencesGoOnWhereTheyWere() throws SQLException, IOException {
    source.load("p02_identity_sequences.sql");
    assertSame();
    for (String insert :
        new String[] {
          "insert into public.ser (v) values ('n') returning id",
          "insert into public.idalways (v) values ('n') returning id",
          "insert into public.iddef (v) values ('n') returning id",
          "insert into public.empty_ser default values returning id",
          "insert into public.called default values returning id",
          "insert into public.s1 default values returning id",
          "insert into public.\"Mixed Case\" (\"Käse\") values ('n') returning \"Id\"",
          "insert into public.prefixed default values returning id"
        }) {
      assertThat(target.ask(insert)).as(insert).isEqualTo(source.ask(insert));
    }
  }

  @Test
  void rowsOfPartitionsAreCountedOnceAndChildrenAreApart() throws SQLException, IOException {
    source.load("p06_partition_inherit.sql");
    CopyReport report = copy(false);
    assertThat(report.tables())
        .extracting(CopyReport.Table::name, CopyReport.Table::rows)
        .containsExactlyInAnyOrder(
            tuple("capital", 1L),
            tuple("city", 2L),
            tuple("h", 20L),
            tuple("m", 101L),
            tuple("r", 5L));
    assertThat(target.schema()).isEqualTo(source.schema());
    assertThat(target.content()).isEqualTo(source.content());
  }

  @Test
  void aFilmRentalArrivesWithItsViewsFunctionsAndTriggers() throws SQLException, IOException {
    source.load("pagila.sql.gz");
    assertSame();
    assertThat(
            target.ask(
                "update public.film set title = 'changed' where film_id = 1"
                    + " returning last_update > now() - interval '1 hour' and fulltext @@ to_tsquery('english', 'changed')"))
        .containsExactly("t");
    target.run("set search_path = public; select rewards_report(1, 1)");
  }

  @Test
  void aProjectIsCopiedIntoATargetThatHasWhatItNeeds() throws SQLException, IOException {
    source.load("p03_supabase_like.sql");
    target.run(
        "create schema auth",
        "create table auth.users (id uuid primary key)",
        "insert into auth.users select ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid"
            + " from generate_series(1, 50) i",
        "create function auth.uid() returns uuid language sql stable as $$ select nullif("
            + "current_setting('request.jwt.claim.sub', true), '')::uuid $$",
        "create schema app_private",
        "create function app_private.is_member(t bigint) returns boolean language plpgsql security"
            + " definer stable as $$ begin return exists (select 1 from public.members m"
            + " where m.team_id = t and m.user_id = auth.uid()); end $$");
    assertThat(copy(false).outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    CopyReport report = copy(true);
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .containsExactly(
            new Untranslated(
                "trigger",
                "auth.users.on_auth_user_created",
                "its table is outside the schema, only its function is copied"));
    assertThat(target.schema()).isEqualTo(source.schema());
    assertThat(target.content()).isEqualTo(source.content());
    source.run("grant usage on schema app_private, auth to authenticated");
    target.run("grant usage on schema app_private, auth to authenticated");
    assertThat(visible(target)).isEqualTo(visible(source)).isEqualTo("1000");
  }

  /** What one user of the project sees of its todos. */
  private static String visible(PlainPostgres place) throws SQLException {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "set role authenticated;"
              + " set request.jwt.claim.sub = '00000000-0000-0000-0000-000000000001'");
      try (ResultSet row = statement.executeQuery("select count(*) from public.todos")) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Test
  void whatTheTargetLacksIsNamedBeforeAnythingIsWritten() throws SQLException, IOException {
    source.load("p03_supabase_like.sql");
    CopyReport refused = copy(false);
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.left())
        .extracting(Untranslated::kind, Untranslated::name, Untranslated::reason)
        .contains(
            tuple(
                "foreign key",
                "profiles.profiles_id_fkey",
                "needs the column id of table auth.users, which is missing in the target"),
            tuple(
                "default",
                "teams.owner",
                "needs the function auth.uid(), which is missing in the target"),
            tuple(
                "policy",
                "teams.team read",
                "needs the function app_private.is_member(bigint), which is missing in the"
                    + " target"));
    Written.assertNone(target.url());
    CopyReport report = copy(true);
    assertThat(report.copied()).isTrue();
    assertThat(report.left()).isEqualTo(refused.left());
    assertThat(target.content()).isEqualTo(source.content());
    assertThat(target.ask("select relrowsecurity from pg_class where relname = 'todos'"))
        .containsExactly("t");
  }
}
