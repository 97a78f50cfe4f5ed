package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/**
 * A decimal of more than 15 digits is kept as text: what that takes away is said as it was asked.
 */
class LongDecimalsTest {

  private static final String COLUMN =
      "members.big (decimal_text(30,2)): this database keeps it as text, which sorts in another way. ";

  private static final String REMEDY = ", or declare a type that is kept as a number.";

  private static RecordsException failure(ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(ErrorKind.WRONG_TYPE);
    return failure;
  }

  @Test
  void aComparisonIsToldFromAnOrder() {
    try (Records records = Records.connect("sqlite::memory:")) {
      records.executeScript(
          "create table members (id integer primary key, big decimal_text(30,2))");
      BigDecimal one = BigDecimal.ONE;
      for (Where comparison :
          List.of(where("big").gt(one), where("big").le(one), where("big").between(one, one))) {
        assertThat(failure(() -> records.select("members", comparison)))
            .hasMessage("Can't compare " + COLUMN + "Compare with eq" + REMEDY);
      }
      assertThat(failure(() -> records.from("members").orderBy(asc("big")).list()))
          .hasMessage("Can't order by " + COLUMN + "Order by another column" + REMEDY);
    }
  }
}
