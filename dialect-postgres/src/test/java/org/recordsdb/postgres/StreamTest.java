package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;

/**
 * Streams stay prepared on the server from their first run on, so that rows come in binary form.
 */
class StreamTest {

  /** So often the driver runs a statement before the server keeps a plan of it, unless forced. */
  private static final int PREPARED_AFTER = 6;

  @Test
  void aColumnWhoseTypeHasChangedSinceTheLastStreamIsReadAsWhatItIsNow() {
    String url = TestPostgres.url();
    try (Records records = Records.builder().url(url).poolSize(1).maxOverflow(0).open();
        Records other = Records.connect(url)) {
      records.executeUpdate("create table numbers (n integer)");
      records.insert("numbers", Row.of("n", 12));
      for (int i = 0; i < PREPARED_AFTER; i++) {
        assertThat(stream(records, "numbers")).containsExactly(Row.of("n", 12L));
      }

      other.executeUpdate("alter table numbers alter column n type text using n || ' or so'");

      assertThat(stream(records, "numbers")).containsExactly(Row.of("n", "12 or so"));
    }
  }

  @Test
  void rowsAreTheSameHoweverOftenTheyAreReadAndInWhateverForm() {
    String url = TestPostgres.url();
    try (Records records = Records.builder().url(url).poolSize(1).maxOverflow(0).open()) {
      records.executeScript(
          "create table kinds (id integer primary key, b boolean, i2 smallint, i8 bigint, f4 real,"
              + " f8 double precision, d numeric(10, 2), u numeric, t text, v varchar(9), y bytea,"
              + " day date, hour time, at timestamp, point timestamptz, u1 uuid, j jsonb,"
              + " span interval, a integer[], place point, area box, zoned timetz, names text[]);"
              + "insert into kinds values (1, true, -7, 9000000000, 0.1, 0.1, 1.5, 12.3400,"
              + " 'text', 'short', '\\x0102', '2024-02-29', '09:05:07.5', '2024-02-29 09:05:07.5',"
              + " '2024-02-29 09:05:07.123456+02', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',"
              + " '{\"a\": 1.10}', '1 day 2 hours', '{1,2}', '(1,2)', '(3,4),(1,2)', '09:05:07+02',"
              + " '{a,b c}'); insert into kinds values (2);");
      List<Row> listed = records.from("kinds").orderBy(asc("id")).list();
      assertThat(listed.get(0).get("a")).isEqualTo("{1,2}");

      assertThat(stream(records, "kinds")).isEqualTo(listed);
      for (int i = 0; i < 10; i++) {
        assertThat(records.from("kinds").orderBy(asc("id")).list()).isEqualTo(listed);
      }
    }
  }

  private static List<Row> stream(Records records, String table) {
    try (Stream<Row> rows = records.from(table).stream()) {
      return rows.toList();
    }
  }
}
