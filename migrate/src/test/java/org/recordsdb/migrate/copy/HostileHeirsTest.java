package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Owners are kept all or none, and no login with wide rights becomes one in their place. */
class HostileHeirsTest extends HostileSource {

  private static final String OWNERS =
      "select relname || ' ' || relowner::regrole from pg_class where relkind in ('r', 'p')"
          + " and relnamespace = 'public'::regnamespace union all"
          + " select typname || ' ' || typowner::regrole from pg_type where typname = 'd' order by 1";

  @BeforeEach
  void keeper() throws SQLException {
    for (String role : List.of("keeper", "friend")) {
      source.run(
          "do $$ begin create role %s login; exception when duplicate_object then null; end $$"
              .formatted(role));
    }
    target.give("keeper");
  }

  private Copy toKeeper() {
    return Copy.from(source.url()).to(target.url("keeper"));
  }

  private static void assertHeirRefused(Copy copy, String... words) {
    assertThatThrownBy(copy.leaveOut(true)::run)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageContainingAll(words)
        .hasMessageContaining("trustSource()");
  }

  /** The check of a foreign key casts values with the rights of the owner of the other table. */
  @Test
  void rightsByWhichOthersRunCodeAsTheOwnerAreLeft() throws SQLException {
    attack(
        "create table t (id int primary key, n int unique)",
        "insert into t values (1, 1)",
        "create materialized view m as select id from t with no data",
        "grant all on t, m to friend with grant option",
        "grant references (n), select (n) on t to friend");
    source.run("grant create, usage on schema public to friend");
    CopyReport refused = toKeeper().run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.left()).allMatch(Untranslated::untrusted);
    String run =
        "by it a role can run code of its own with the rights of the owner; if you want"
            + " that, run in the target: grant ";
    assertThat(refused.left())
        .extracting(Untranslated::reason)
        .containsExactlyInAnyOrder(
            run + "MAINTAIN, REFERENCES, TRIGGER on table t to friend with grant option",
            run + "MAINTAIN, REFERENCES, TRIGGER on table m to friend with grant option",
            run + "REFERENCES (n) on table t to friend",
            run + "CREATE on schema public to friend");
    assertThat(toKeeper().leaveOut(true).run().copied()).isTrue();
    target.run(
        "create schema evil authorization friend",
        "set role friend",
        "create type evil.ct as (a int)",
        "create function evil.told(evil.ct) returns int language plpgsql as $$ begin"
            + " perform set_config('told.by', current_user, false); return $1.a; end $$",
        "create cast (evil.ct as int) with function evil.told(evil.ct) as implicit",
        "insert into public.t values (2, 2)");
    for (String column : List.of("id", "n")) {
      String child = "create table evil.c (r evil.ct references public.t (" + column + "))";
      assertThatThrownBy(() -> target.run("set role friend", child))
          .hasMessageContaining("permission denied");
    }
    String trigger =
        "create trigger x before insert on public.t for each row execute function"
            + " suppress_redundant_updates_trigger()";
    assertThatThrownBy(() -> target.run("set role friend", trigger))
        .hasMessageContaining("permission denied");
    assertThat(Copy.rollBack(target.url("keeper"), true)).isNotEmpty();
    target.run("drop schema evil cascade");
    assertThat(toKeeper().trustSource().run().left()).isEmpty();
    assertThat(target.ask("select has_table_privilege('friend', 'public.t', 'references')"))
        .containsExactly("t");
  }

  /** As every database had until version 14, without anybody's decision. */
  @Test
  void theRightOfAllToCreateInPublicIsNotMissed() throws SQLException {
    source.run("create table t (id int primary key)", "grant create on schema public to public");
    assertThat(copy().run().left()).isEmpty();
    assertThat(target.ask("select has_schema_privilege('friend', 'public', 'create')"))
        .containsExactly("f");
  }

  /** The code of a domain or partition runs for whoever writes to the table that uses it. */
  @Test
  void ownersAreKeptAllOrNone() throws SQLException {
    source.run("grant create on schema public to friend");
    attack(
        "create domain d as int",
        "create table t (id int primary key, d d)",
        "create table p (id int primary key) partition by list (id)",
        "create table p1 partition of p for values in (1)");
    source.run(
        "revoke create on schema public from friend",
        "alter domain d owner to friend",
        "alter table p1 owner to friend");
    target.run("grant friend to keeper", "grant create on schema public to friend");
    try {
      CopyReport none = toKeeper().run();
      assertThat(none.copied()).isTrue();
      assertThat(target.ask(OWNERS))
          .containsExactly("d keeper", "p keeper", "p1 keeper", "t keeper");
      assertThat(none.notices())
          .contains(
              new Notice(
                  "owner",
                  "friend",
                  "is not kept, as others can't be, so keeper owns: table p1, type d."),
              new Notice(
                  "owner",
                  "mallory",
                  "can't be made an owner by the target's login, so keeper owns: table p, table t."));
      assertThat(Copy.rollBack(target.url("keeper"), false)).isNotEmpty();
      target.run("grant mallory to keeper", "grant create on schema public to mallory");
      assertThat(toKeeper().run().copied()).isTrue();
      assertThat(target.ask(OWNERS))
          .containsExactly("d friend", "p mallory", "p1 friend", "t mallory");
    } finally {
      target.run("revoke friend, mallory from keeper");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createrole",
        "bypassrls",
        "replication",
        "in role pg_write_server_files",
        "in role wide"
      })
  void aLoginWithWideRightsBecomesNobodysHeir(String right) throws SQLException {
    attack("create table t (id int primary key)");
    source.run("create role wide bypassrls");
    source.run("create role mighty login " + right);
    try {
      target.give("mighty");
      assertHeirRefused(
          Copy.from(source.url()).to(target.url("mighty")),
          "login mighty",
          "beyond what it owns",
          "mallory can't be made an owner");
      Written.assertNone(target.url());
      Copy trusted = Copy.from(source.url()).to(target.url("mighty")).trustSource();
      assertThat(trusted.run().notices()).extracting(Notice::kind).contains("login", "owner");
      assertThat(target.ask(OWNERS)).containsExactly("t mighty");
      Copy verified = Copy.from(source.url()).to(target.url("mighty"));
      assertThat(verified.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    } finally {
      target.run("drop owned by mighty");
      target.give("postgres");
      target.run("drop role mighty", "drop role wide");
    }
  }

  /** Its view would read past policies that are forced on owners. */
  @Test
  void aSuperuserBecomesNobodysHeirAndNoOwnerGetsMoreRights() throws SQLException, IOException {
    attack(
        "create table t (id int primary key, of text)",
        "insert into t values (1, 'a'), (2, 'b')",
        "create policy own on t using (of = 'a')",
        "alter table t enable row level security",
        "alter table t force row level security",
        "create view v as select id from t",
        "grant usage on schema public to public",
        "grant select on v to public");
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Connection there = server.getPostgresDatabase().getConnection();
        Statement statement = there.createStatement()) {
      String url = "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
      Copy copy = Copy.from(source.url()).to(url);
      assertHeirRefused(copy, "login postgres", "a superuser", "mallory is missing in the target");
      Written.assertNone(url);
      statement.execute("create role mallory superuser");
      assertHeirRefused(copy, "mallory has more rights in the target than in the source");
      statement.execute("alter role mallory nosuperuser");
      assertThat(copy.run().copied()).isTrue();
      try (ResultSet seen = statement.executeQuery("select count(*) from v")) {
        seen.next();
        assertThat(seen.getInt(1)).isOne();
      }
    }
  }
}
