package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** A history whose owner puts a view in its place while a reader waits for it. */
@ResourceLock(TestPostgres.ROLES)
class ReplacedHistoryTest {

  @TempDir Path directory;

  private String url;
  private Records server;

  @BeforeEach
  void make() {
    assumeTrue(TestPostgres.isEmbedded(), "makes a role, on its own server only");
    url = TestPostgres.url();
    server = Records.connect(url);
    server.executeScript(
        "create role table_maker; grant create, usage on schema public to table_maker;"
            + "create sequence calls; grant all on calls to table_maker;"
            + "create function called() returns boolean language plpgsql as"
            + " $$ begin perform nextval('public.calls'); return true; end $$");
  }

  @AfterEach
  void end() {
    server.executeScript("drop owned by table_maker cascade; drop role table_maker");
    server.close();
  }

  @Test
  void itsVersionIsNotRead() {
    try (Records reader = Records.connect(url)) {
      assertRejected(() -> Migrations.versionOf(reader));
    }
  }

  @Test
  void itsMigrationsAreNotRead() {
    Migrations migrations =
        Folder.in(directory).with("V1__notes.sql", "create table notes (id int);").on(url);
    assertRejected(migrations::current);
  }

  private void assertRejected(ThrowingCallable reading) {
    String history =
        "flyway_schema_history (installed_rank int, version varchar(50), description varchar(200),"
            + " type varchar(20), script varchar(1000), checksum int, installed_by varchar(100),"
            + " installed_on timestamp, execution_time int, success boolean)";
    server.executeScript(
        "create table " + history + ";" + "alter table flyway_schema_history owner to table_maker");
    CompletableFuture<RecordsException> reader =
        server.inTransaction(
            owner -> {
              owner.executeScript("set local role table_maker; lock table flyway_schema_history");
              var failure =
                  CompletableFuture.supplyAsync(
                      () -> catchThrowableOfType(RecordsException.class, reading));
              awaitWaiting();
              owner.executeScript(
                  "alter table flyway_schema_history rename to kept;"
                      + "create view flyway_schema_history as"
                      + " select installed_rank, version, description, type, script, checksum,"
                      + " installed_by, installed_on, execution_time, public.called() as success"
                      + " from (values (1)) v (one) left join kept on true");
              return failure;
            });
    assertThat(reader.join().kind()).isEqualTo(ErrorKind.PERMISSION);
    assertThat(server.executeQuery("select is_called from calls").get(0).getBoolean("is_called"))
        .isFalse();
  }

  private void awaitWaiting() {
    String waiting =
        "select count(*) as n from pg_locks where not granted and relation is not null"
            + " and database = (select oid from pg_database where datname = current_database())";
    try (Records other = Records.connect(url)) {
      while (other.executeQuery(waiting).get(0).getLong("n") == 0) {
        Thread.onSpinWait();
      }
    }
  }
}
