package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import tools.jackson.databind.JsonNode;

/** JSON documents. */
abstract class JsonContract extends Contract {

  JsonContract(Bench bench) {
    super(bench);
  }

  private JsonNode read(@Nullable Object document) {
    return (JsonNode) Objects.requireNonNull(stored(LogicalType.JSON, document));
  }

  @Test
  @Clause("D28")
  @Case("C130")
  void aDocumentIsReadAsATree() {
    String text = "{\"a\": [1, {\"b\": \"ä🐍\\n\\\"\"}, true, null], \"empty\": {}, \"none\": []}";
    assertThat(read(text)).isEqualTo(JsonText.parse(text));
  }

  @Test
  @Clause({"D28", "D29"})
  void mapsAndListsAreDocuments() {
    assertThat(read(Map.of("tags", List.of("red", 7))))
        .isEqualTo(JsonText.parse("{\"tags\": [\"red\", 7]}"));
  }

  @Test
  @Clause("D28")
  void aTreeIsADocument() {
    JsonNode tree = JsonText.parse("[1, 2]");
    assertThat(read(tree)).isEqualTo(tree);
  }

  @Test
  @Clause("D28")
  void aSingleValueIsADocument() {
    assertThat(read("\"text\"").stringValue()).isEqualTo("text");
  }

  @Test
  @Clause("D28")
  @Case("C130")
  void theDocumentNullIsNotNull() {
    assertThat(read("null").isNull()).isTrue();
    assertThat(records().from("samples").where(where("content").isNull()).exists()).isFalse();
  }

  @Test
  @Clause("D28")
  @Case("C130")
  void nullIsNoDocument() {
    assertThat(stored(LogicalType.JSON, null)).isNull();
    assertThat(records().from("samples").where(where("content").isNull()).exists()).isTrue();
  }

  @Test
  @Clause("D28")
  @Case("C130")
  void numbersStayExact() {
    JsonNode tree =
        read("[1.10, 12345678901234567890, 0.1, 1e400, -0.000000000000000000012, 1e9000]");
    assertThat(tree.get(0).decimalValue()).isEqualTo(new BigDecimal("1.10"));
    assertThat(tree.get(1).bigIntegerValue()).isEqualTo(new BigInteger("12345678901234567890"));
    assertThat(tree.get(2).decimalValue()).isEqualTo(new BigDecimal("0.1"));
    assertThat(tree.get(3).decimalValue()).isEqualByComparingTo("1e400");
    assertThat(tree.get(5).decimalValue()).isEqualByComparingTo("1e9000");
    assertThat(tree.get(4).decimalValue()).isEqualByComparingTo("-0.000000000000000000012");
  }

  @Test
  @Clause("D28")
  void aRepeatedKeyKeepsItsLastValue() {
    assertThat(read("{\"a\": 1, \"a\": 2}")).isEqualTo(JsonText.parse("{\"a\": 2}"));
  }

  @Test
  @Clause("D28")
  void textThatIsNoDocumentIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.JSON, "{\"a\": " + CANARY);
  }

  @Test
  @Clause("D28")
  void twoDocumentsAreRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.JSON, "{} {}");
  }

  @Test
  @Clause({"D16", "D28"})
  void emptyTextIsNoDocument() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.JSON, "");
  }

  @Test
  @Clause({"D14", "D28"})
  void aZeroCharacterInsideADocumentIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.JSON, "[\"" + CANARY + "\\u0000\"]");
  }

  @Test
  @Clause({"D14", "D28"})
  void aZeroCharacterInAKeyIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.JSON, "{\"\\u0000\": 1}");
  }

  @Test
  @Clause({"D15", "D28"})
  void halfASurrogatePairInsideADocumentIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.JSON, Map.of("name", "\ud800"));
  }

  @Test
  @Clause({"D08", "D28"})
  void whatIsNoNumberIsRefusedInsideADocument() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.JSON, Map.of("size", Double.NaN));
  }

  @Test
  @Clause("D28")
  void aNumberOfMoreDigitsThanDatabasesKeepIsRefusedInsideADocument() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.JSON, "[1e131072]");
  }

  @Test
  @Clause("D28")
  void aNumberOfMillionsOfDigitsIsRefusedBeforeItIsWrittenOut() {
    createSamples(LogicalType.JSON);
    BigInteger number = BigInteger.ONE.shiftLeft(30_000_000);
    for (Number longOne : List.of(number, new BigDecimal(number), BigInteger.TEN.pow(20_000))) {
      var failure =
          failure(ErrorKind.INVALID_VALUE, () -> storeSamples(List.of(Map.of("n", longOne))));
      assertThat(failure).hasMessageContaining("with numbers of at most 20000 digits");
    }
    storeSamples(List.of(BigInteger.TEN.pow(19_999)));
  }

  @Test
  @Clause("D28")
  void shortNumbersThatStandForManyZerosAreKeptUpToALimitOfTheDocument() {
    createSamples(LogicalType.JSON);
    for (String number : List.of("1e9999", "1e-9999")) {
      String text = "[" + (number + ",").repeat(150) + "1]";
      for (Object many : List.of(text, Collections.nCopies(150, new BigDecimal(number)))) {
        var failure = failure(ErrorKind.LIMIT, () -> storeSamples(many));
        assertThat(failure).hasMessageContaining("1000000 zeros");
      }
    }
    storeSamples("[" + "1e9999,".repeat(100) + "1]", "[" + "1e-9999,".repeat(100) + "1]");
    assertThat(records().select("samples")).allMatch(row -> row.toJson().length() > 999_000);
  }

  @Test
  @Clause("D28")
  void deepDocumentsAreKept() {
    String deep = "[".repeat(500) + "]".repeat(500);
    assertThat(read(deep)).isEqualTo(JsonText.parse(deep));
  }

  @Test
  @Clause("D28")
  void whatIsStoredIsShownAndWritten() {
    String deepest = "[".repeat(500) + "]".repeat(500);
    createSamples(LogicalType.JSON);
    storeSamples(deepest);
    Row row = records().select("samples", where("id").eq(1)).get(0);
    assertThat(row.toString()).isEqualTo("{id=1, content=" + deepest + "}");
    assertThat(row.toJson()).isEqualTo("{\"id\":1,\"content\":" + deepest + "}");
    assertThat(row.getJson("content")).hasToString(deepest);
  }

  @Test
  @Clause("D28")
  void documentsTooDeepForADatabaseAreRefused() {
    createSamples(LogicalType.JSON);
    Object deep = List.of();
    for (int i = 1; i < 501; i++) {
      deep = List.of(deep);
    }
    for (Object document :
        List.of("[".repeat(501) + "]".repeat(501), "[".repeat(600) + "]".repeat(600), deep)) {
      var failure = failure(ErrorKind.INVALID_VALUE, () -> storeSamples(document));
      assertThat(failure).hasMessageContaining("500 levels").hasMessageContaining("Nest it less");
    }
  }

  @Test
  @Clause("D28")
  void aNumberIsNoDocumentByItself() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.JSON, 12);
  }

  @Test
  @Clause("D28")
  void documentsAreNotComparedAsAWhole() {
    createSamples(LogicalType.JSON);
    var failure =
        failure(ErrorKind.WRONG_TYPE, () -> records().select("samples", where("content").eq("{}")));
    assertThat(failure.columns()).containsExactly("content");
  }
}
