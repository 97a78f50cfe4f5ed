package org.recordsdb.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

class JsonTest {

  @Test
  void documentComesFromATextATreeAMapOrAList() {
    JsonNode tree = JsonText.parse("{\"a\":[1,null,\"x\"]}");
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", Arrays.asList(1, null, "x"));
    assertThat(Json.document("{\"a\":[1,null,\"x\"]}")).isEqualTo(tree);
    assertThat(Json.document(tree)).isEqualTo(tree);
    assertThat(JsonText.write(Json.document(map))).isEqualTo(JsonText.write(tree));
    assertThat(JsonText.write(Json.document(List.of(1, true)))).isEqualTo("[1,true]");
  }

  @Test
  void numbersOfAMapStayExact() {
    BigDecimal exact = new BigDecimal("12345678901234567890.10");
    assertThat(JsonText.write(Json.document(Map.of("a", exact))))
        .isEqualTo("{\"a\":12345678901234567890.10}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c4nary", "{", "1 2", "NaN"})
  void otherTextIsRefused(String text) {
    assertThat(Refusals.kind(() -> Json.document(text))).isEqualTo(ErrorKind.INVALID_VALUE);
  }

  @Test
  void depthIsLimitedForEverySource() {
    String deepest = "[".repeat(JsonText.MAX_DEPTH) + "1" + "]".repeat(JsonText.MAX_DEPTH);
    assertThat(JsonText.write(Json.document(deepest))).isEqualTo(deepest);
    assertThat(JsonText.write(Json.document(nested(JsonText.MAX_DEPTH)))).isEqualTo(deepest);
    assertThat(Refusals.kind(() -> Json.document("[" + deepest + "]")))
        .isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(Refusals.kind(() -> Json.document(nested(JsonText.MAX_DEPTH + 1))))
        .isEqualTo(ErrorKind.INVALID_VALUE);
  }

  @Test
  void listInsideItselfIsRefused() {
    List<Object> circle = new ArrayList<>();
    circle.add(circle);
    assertThat(Refusals.kind(() -> Json.document(circle))).isEqualTo(ErrorKind.INVALID_VALUE);
  }

  @Test
  void floatsThatAreNoNumbersAreRefusedAtAnyDepth() {
    assertThat(Refusals.kind(() -> Json.document(Map.of("a", List.of(Float.NaN)))))
        .isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(Refusals.kind(() -> Json.document(List.of(Double.NEGATIVE_INFINITY))))
        .isEqualTo(ErrorKind.INVALID_VALUE);
  }

  private static Object nested(int depth) {
    Object document = 1;
    for (int i = 0; i < depth; i++) {
      document = List.of(document);
    }
    return document;
  }
}
