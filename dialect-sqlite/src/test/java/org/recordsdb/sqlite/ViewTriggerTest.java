package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.allRows;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Returning;
import org.recordsdb.Row;

/** Views whose triggers store elsewhere: each changed row is counted, as on other databases. */
class ViewTriggerTest {

  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect("sqlite::memory:");
    records.executeScript(
        "create table notes (id integer primary key, n integer);"
            + "create view seen as select id, n from notes;"
            + "create trigger made instead of insert on seen begin"
            + " insert into notes values (new.id, new.n); end;"
            + "create trigger changed instead of update on seen begin"
            + " update notes set n = new.n where id = old.id; end;"
            + "create trigger gone instead of delete on seen begin"
            + " delete from notes where id = old.id; end");
    records.batchInsert("notes", List.of(Row.of("id", 1, "n", 1), Row.of("id", 2, "n", 2)));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void everyVerbCountsTheRowsThatItChanges() {
    assertThat(records.update("seen", Row.of("n", 7), where("id").eq(1))).isEqualTo(1);
    assertThat(records.update("seen", Row.of("n", 8), allRows())).isEqualTo(2);
    assertThat(records.update("seen", Row.of("n", 8), where("id").eq(9))).isZero();
    assertThat(records.update("seen", Row.of("n", 9), where("id").eq(2))).isEqualTo(1);
    assertThat(records.batchUpdate("seen", List.of(Row.of("id", 1, "n", 3)), "id"))
        .containsExactly(1);
    assertThat(records.batchInsert("seen", List.of(Row.of("id", 4, "n", 4)))).isEqualTo(1);
    records.insert("seen", Row.of("id", 5, "n", 5), Returning.NONE);
    assertThat(records.delete("seen", where("id").eq(2))).isEqualTo(1);
    assertThat(records.from("notes").orderBy(asc("id")).list())
        .containsExactly(
            Row.of("id", 1L, "n", 3L), Row.of("id", 4L, "n", 4L), Row.of("id", 5L, "n", 5L));
  }

  @Test
  void moreRowsThanExpectedUndoTheChange() {
    assertThatThrownBy(() -> records.maxAffected(1).update("seen", Row.of("n", 8), allRows()))
        .hasMessageContaining("2");
    assertThat(records.from("notes").where(where("n").eq(8)).count()).isZero();
  }

  @Test
  void aViewWithoutATriggerIsTheReason() {
    records.executeScript("create view counted as select n, count(*) as c from notes group by n");
    assertThatThrownBy(() -> records.insert("counted", Row.of("n", 1)))
        .hasMessageContaining(
            "a view takes no such change without a trigger INSTEAD OF: \"counted\"");
  }
}
