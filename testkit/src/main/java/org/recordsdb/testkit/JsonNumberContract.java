package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Numbers inside of JSON documents are compared exactly. */
abstract class JsonNumberContract extends Contract {

  JsonNumberContract(Bench bench) {
    super(bench);
  }

  private List<Long> kept(Where filter) {
    return records().select("samples", filter).stream().map(r -> r.getLong("id")).sorted().toList();
  }

  @Test
  @Needs(Capability.JSON_NUMBER)
  @Clause("D28")
  void numbersAreComparedWithAllTheirDigits() {
    createSamples(LogicalType.JSON);
    storeSamples(
        "{\"n\": 9007199254740992}",
        "{\"n\": 9007199254740993}",
        "{\"n\": 9007199254740992.5}",
        "{\"n\": 123456789012345678901234567890.25}",
        "{\"n\": -123456789012345678901234567890.25}",
        "{\"n\": -123456789012345678901234567890.2}",
        "{\"n\": 0.1}",
        "{\"n\": -0.0}",
        "{\"n\": 1e400}",
        "{\"n\": 1e-300}");
    List<Number> all =
        List.of(
            9007199254740992L,
            9007199254740993L,
            new BigDecimal("9007199254740992.5"),
            new BigDecimal("123456789012345678901234567890.25"),
            new BigDecimal("-123456789012345678901234567890.25"),
            new BigDecimal("-123456789012345678901234567890.2"),
            0.1,
            0,
            new BigDecimal("1e400"),
            1e-300);
    long[] order = {5, 6, 8, 10, 7, 1, 3, 2, 4, 9};
    for (int i = 0; i < order.length; i++) {
      Number number = all.get((int) order[i] - 1);
      Long[] less = Arrays.stream(order).limit(i).sorted().boxed().toArray(Long[]::new);
      assertThat(kept(where("content").jsonNumber("n").eq(number))).containsExactly(order[i]);
      assertThat(kept(where("content").jsonNumber("n").in(number, 7))).containsExactly(order[i]);
      assertThat(kept(where("content").jsonNumber("n").lt(number))).containsExactly(less);
    }
    assertThat(kept(where("content").jsonNumber("n").in(all))).hasSize(10);
    assertThat(kept(where("content").jsonNumber("n").between(0, 1))).containsExactly(7L, 8L, 10L);
    failure(ErrorKind.WRONG_TYPE, () -> kept(where("content").jsonNumber("n").eq("1")));
    failure(ErrorKind.WRONG_TYPE, () -> kept(where("content").jsonNumber("n").eq(Double.NaN)));
  }
}
