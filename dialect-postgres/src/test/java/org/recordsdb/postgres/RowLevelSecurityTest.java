package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RowCountException;
import org.recordsdb.error.StatementException;
import org.recordsdb.testkit.Clause;

/** A login that sees the rows of its own tenant only, as on Supabase. */
class RowLevelSecurityTest {

  @Test
  @Clause("D85")
  void hiddenRowsAreNoErrorUnlessTheirNumberIsExpected() {
    assumeTrue(TestPostgres.isEmbedded(), "makes a login, which it does on its own server only");
    String url = TestPostgres.url();
    try (Records owner = Records.connect(url)) {
      owner.executeScript(
          "drop role if exists records_tenant; create role records_tenant login;"
              + " create table notes (id bigint primary key, tenant text not null);"
              + " alter table notes enable row level security;"
              + " create policy own on notes for select to records_tenant using (tenant = 'a');"
              + " create policy put on notes for insert to records_tenant with check (true);"
              + " create policy cut on notes for delete to records_tenant using (true);"
              + " grant select, insert, delete on notes to records_tenant");
      owner.batchInsert(
          "notes", List.of(Row.of("id", 1, "tenant", "a"), Row.of("id", 2, "tenant", "b")));
      try (Records tenant =
          Records.connect(url.replace("postgres:postgres@", "records_tenant:none@"))) {
        assertThat(tenant.select("notes")).containsExactly(Row.of("id", 1L, "tenant", "a"));
        assertThat(tenant.delete("notes", where("id").eq(2))).isZero();
        RowCountException hidden =
            catchThrowableOfType(
                RowCountException.class,
                () -> tenant.expectRows(1).delete("notes", where("id").eq(2)));
        assertThat(hidden.kind()).isEqualTo(ErrorKind.NO_ROW);

        Row others = Row.of("id", 3, "tenant", "b");
        StatementException unseen =
            catchThrowableOfType(StatementException.class, () -> tenant.insert("notes", others));
        assertThat(unseen.kind()).isEqualTo(ErrorKind.PERMISSION);
        tenant.insert("notes", others, Returning.NONE);
      }
      assertThat(owner.from("notes").count()).isEqualTo(3);
    }
  }
}
