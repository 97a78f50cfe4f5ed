package org.recordsdb.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> NAMES =
      List.of("id", "status", "created_at", "updated_at", "Total", "größe");

  @ParameterizedTest
  @CsvSource({
    "statsu, status",
    "statuss, status",
    "stauts, status",
    "tatus, status",
    "STATUS, status",
    "total, Total",
    "createdat, created_at",
    "creatd_at, created_at",
    "update_at, updated_at",
    "grösse, größe",
    "di, id",
  })
  void closeNameIsFound(String asked, String name) {
    assertThat(Nearest.to(asked, NAMES)).contains(name);
    assertThat(Nearest.suggestion(asked, NAMES)).isEqualTo(" Did you mean " + name + "?");
  }

  @ParameterizedTest
  @CsvSource({"banana", "xx", "sta", "'id = 1 or 1=1--'", "''", "a"})
  void farNameIsNotSuggested(String asked) {
    assertThat(Nearest.to(asked, List.of("status", "created_at", "b", "total"))).isEmpty();
    assertThat(Nearest.suggestion(asked, List.of("status", "created_at", "b", "total"))).isEmpty();
  }

  @Test
  void nearestOfSeveralWins() {
    assertThat(Nearest.to("colum", List.of("columns", "column", "colon"))).contains("column");
    assertThat(Nearest.to("column", List.of("colum", "column"))).contains("column");
  }

  @Test
  void nothingIsNearToNoNames() {
    assertThat(Nearest.to("a", List.of())).isEmpty();
  }

  @Test
  void theNameItselfIsNoSuggestion() {
    assertThat(Nearest.suggestion("status", NAMES)).isEmpty();
    assertThat(Nearest.suggestion("status", List.of("statuss", "status"))).isEmpty();
  }

  @Test
  void nothingIsNearToANameOfMillionsOfLetters() {
    String asked = "x".repeat(10_000_000);
    assertThat(Nearest.to(asked, List.of("x", asked + "y"))).isEmpty();
    assertThat(Nearest.to("status", List.of(asked, "statuss"))).contains("statuss");
  }
}
