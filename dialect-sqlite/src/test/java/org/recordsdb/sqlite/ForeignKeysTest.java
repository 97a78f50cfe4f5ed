package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.error.ForeignKeyViolationException;

class ForeignKeysTest {

  @Test
  void aTableWithABlankNameCanBeDroppedAfterItsKeyWasBroken() {
    try (Records records = Records.connect("sqlite::memory:")) {
      records.executeScript(
          "create table p (a int, b int, primary key (a, b));"
              + "create table \" \" (x int, y int, foreign key (x, y) references p)");

      ForeignKeyViolationException broken =
          catchThrowableOfType(
              ForeignKeyViolationException.class,
              () -> records.insert(" ", Row.of("x", 1, "y", 2), Returning.NONE));
      records.executeUpdate("drop table \" \"");

      assertThat(broken.columns()).containsExactly("x", "y");
      assertThat(broken).hasMessageContaining("the row of p that x and y refer to does not exist");
    }
  }
}
