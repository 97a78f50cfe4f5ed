package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.testkit.Clause;

class TriggerTest {

  @Test
  @Clause("D63")
  void whatATriggerChangesAfterwardsIsSeenByTheNextReadOnly() {
    try (Records records = Records.connect("sqlite::memory:")) {
      records.executeScript(
          "create table notes (id integer primary key autoincrement, body text);"
              + " create trigger stamp after insert on notes begin"
              + " update notes set body = 'stamped' where id = new.id; end");

      Row stored = records.insert("notes", Row.of("body", "as given"));

      assertThat(stored.get("body")).isEqualTo("as given");
      assertThat(
              records.from("notes").where(where("id").eq(stored.getLong("id"))).one().get("body"))
          .isEqualTo("stamped");
    }
  }

  @Test
  void whatFollowsATriggerThatNamesAColumnBeginIsRun() {
    try (Records records = Records.connect("sqlite::memory:")) {
      records.executeScript(
          "create table notes (id integer primary key, \"begin\" integer);"
              + " create trigger stamp after insert on notes when new.begin > 1 begin"
              + " update notes set \"begin\" = 1 where id = new.id; end;"
              + " insert into notes values (1, 7)");

      assertThat(records.select("notes")).containsExactly(Row.of("id", 1L, "begin", 1L));
    }
  }
}
