package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "1",
        "-1",
        "1.10",
        "0.1",
        "12345678901234567890",
        "12345678901234567890.12345678901234567890",
        "\"text\"",
        "\"\"",
        "[]",
        "{}",
        "{\"b\":1,\"a\":[1,2.50,{\"c\":null}]}",
        "\"café 🔑\"",
      })
  void documentsComeBackAsTheyWere(String text) {
    assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
  }

  @Test
  void numbersAreWrittenOutAsPostgresqlWritesThem() {
    assertThat(JsonText.write(JsonText.parse("1.5E+3"))).isEqualTo("1500");
    assertThat(JsonText.write(JsonText.parse("2E-3"))).isEqualTo("0.002");
  }

  @Test
  void numbersStayExact() {
    assertThat(JsonText.parse("1.10").decimalValue()).isEqualTo(new BigDecimal("1.10"));
    assertThat(JsonText.parse("12345678901234567890").bigIntegerValue())
        .isEqualTo(new BigInteger("12345678901234567890"));
  }

  @Test
  void numbersAreWrittenWithoutExponents() {
    assertThat(JsonText.write(JsonText.parse("1.5e3"))).isEqualTo("1500");
    assertThat(JsonText.write(JsonText.parse("25E-4"))).isEqualTo("0.0025");
    String large = JsonText.write(JsonText.parse("1E+400"));
    assertThat(large).isEqualTo("1" + "0".repeat(400));
  }

  @Test
  void blanksAroundADocumentDoNotCount() {
    assertThat(JsonText.write(JsonText.parse(" \n{ \"a\" : 1 }\t"))).isEqualTo("{\"a\":1}");
  }

  @Test
  void repeatedKeyKeepsItsLastValue() {
    assertThat(JsonText.write(JsonText.parse("{\"a\":1,\"b\":2,\"a\":3}")))
        .isEqualTo("{\"a\":3,\"b\":2}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "  ", "c4nary", "{", "[1,]", "{\"a\":}", "{a:1}", "{'a':1}", "1 2", "{} {}", "[] x",
        "NaN", "Infinity", "-", "+1", "01", "1.", ".5", "\"c4nary", "\"\\x\"", "// c\n1", "tru",
      })
  void junkIsRefusedWithoutShowingIt(String text) {
    assertThatThrownBy(() -> JsonText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the text ")
        .hasMessageNotContaining("c4nary")
        .hasNoCause();
  }

  @Test
  void nestingEndsAtTheLimit() {
    String deepest = nested(JsonText.MAX_DEPTH);
    assertThat(JsonText.write(JsonText.parse(deepest))).isEqualTo(deepest);
    assertThatThrownBy(() -> JsonText.parse(nested(JsonText.MAX_DEPTH + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void longTextIsTaken() {
    String text = '"' + "x".repeat(25_000_000) + '"';
    assertThat(JsonText.parse(text).stringValue()).hasSize(25_000_000);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "1" + "]".repeat(depth);
  }
}
