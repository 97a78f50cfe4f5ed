package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.Health;
import org.recordsdb.Records;

/** A health check reads the version of the schema, and runs nobody's code for it. */
@ResourceLock(TestPostgres.ROLES)
class HarmlessTableTest {

  private static final String HISTORY =
      "(installed_rank int, version text, success boolean);"
          + "insert into flyway_schema_history values (1, '7', true);";

  private static final String GIVEN = "alter table flyway_schema_history owner to table_maker";

  private String url;
  private Records records;

  @BeforeEach
  void open() {
    assumeTrue(TestPostgres.isEmbedded(), "makes a role, on its own server only");
    url = TestPostgres.url();
    records = Records.connect(url);
    records.executeScript(
        "create role table_maker; grant create, usage on schema public to table_maker;"
            + "create sequence calls; grant all on calls to table_maker;"
            + "create function called() returns boolean language plpgsql as"
            + " $$ begin perform nextval('public.calls'); return true; end $$");
  }

  @AfterEach
  void close() {
    records.executeScript("drop owned by table_maker cascade; drop role table_maker");
    records.close();
  }

  @Test
  void aViewOfSomebodyElseIsNotRead() {
    records.executeScript(
        "create view flyway_schema_history as"
            + " select 1 as installed_rank, '7'::text as version, called() as success;"
            + GIVEN.replace("alter table", "alter view"));
    assertUnread();
  }

  @Test
  void aTableWithAnExpressionOfSomebodyElseIsNotRead() {
    records.executeScript(
        "create table flyway_schema_history "
            + HISTORY
            + "create index expressed on flyway_schema_history ((version || 'x'));"
            + GIVEN);
    assertUnread();
  }

  /** Its owner could put a view in its place, or add an index, just before it is read. */
  @Test
  void aPlainTableOfSomebodyElseIsNotRead() {
    records.executeScript("create table flyway_schema_history " + HISTORY + GIVEN);
    assertUnread();
  }

  @Test
  void aTableInTheSchemaOfSomebodyElseIsNotRead() {
    records.executeScript(
        "create schema s; create table s.flyway_schema_history "
            + HISTORY.replace("into ", "into s."));
    try (Records other = Records.connect(url + "?schema=s")) {
      assertThat(other.healthCheck().schemaVersion()).isEqualTo("7");
      records.executeScript("alter schema s owner to table_maker");
      assertThat(other.healthCheck().schemaVersion()).isNull();
    }
  }

  @Test
  void theLoginsOwnTableIsRead() {
    records.executeScript("create table flyway_schema_history " + HISTORY);
    assertThat(records.healthCheck().schemaVersion()).isEqualTo("7");
  }

  @Test
  void theLoginsOwnViewIsRead() {
    records.executeScript(
        "create table kept "
            + HISTORY.replace("flyway_schema_history", "kept")
            + "create view flyway_schema_history as select * from kept");
    assertThat(records.healthCheck().schemaVersion()).isEqualTo("7");
  }

  private void assertUnread() {
    Health health = records.healthCheck();
    assertThat(health.status()).isEqualTo(Health.Status.UP);
    assertThat(health.schemaVersion()).isNull();
    assertThat(records.executeQuery("select is_called from calls").get(0).getBoolean("is_called"))
        .isFalse();
  }
}
