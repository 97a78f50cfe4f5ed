package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.verify.Difference;

/** What both sides compute by the same expression need not be the same. */
class ComputedColumnsTest {

  private static final List<String> TABLE =
      List.of(
          "create table t (id int primary key, v text,"
              + " upper text generated always as (upper(v)) stored)",
          "insert into t values (1, 'a'), (2, 'ä'), (3, repeat('x', 5000000))");

  private final PlainPostgres server = PlainPostgres.create();

  private static void assertDiffers(CopyReport report, Object... ids) {
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.DIFFERENT);
    List<Difference> differences = report.tables().get(0).differences();
    assertThat(differences)
        .extracting(Difference::key)
        .containsExactlyInAnyOrderElementsOf(
            List.of(ids).stream().map(id -> Map.of("id", id)).toList());
    assertThat(differences).allMatch(row -> row.columns().equals(List.of("upper")));
  }

  @Test
  void aServerThatComputesAnotherValueGetsNoCopy() throws SQLException {
    PlainPostgres source =
        server.beside(
            "_utf8", "encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'");
    PlainPostgres target = server.beside("_c", "encoding 'UTF8' locale 'C' locale_provider libc");
    source.run(TABLE.toArray(String[]::new));
    assertDiffers(Copy.from(source.url()).to(target.url()).run(), "2");
    assertThat(
            target.ask("select relname from pg_class where relnamespace = 'public'::regnamespace"))
        .isEmpty();
  }

  @Test
  void computedValuesAreComparedWithThoseOfACopy() throws SQLException {
    server.run(TABLE.toArray(String[]::new));
    PlainPostgres target = PlainPostgres.create();
    Copy copy = Copy.from(server.url()).to(target.url());
    assertThat(copy.run().copied()).isTrue();
    assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    target.run("alter table t drop column upper, add column upper text");
    assertDiffers(copy.compare(), "1", "2", "3");
    target.run("alter table t drop column upper");
    assertThatThrownBy(copy::compare)
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("comparison failed");
  }
}
