package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.StatementException;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

class RowTest {

  private static final Row ROW = Row.of("id", 7L, "name", "a.pdf", "note", null);

  @Test
  void columnsKeepTheirOrder() {
    assertThat(ROW.columns()).containsExactly("id", "name", "note");
    assertThat(ROW.size()).isEqualTo(3);
    assertThat(ROW.isEmpty()).isFalse();
    assertThat(ROW.has("note")).isTrue();
    assertThat(ROW.has("ID")).isFalse();
    assertThat(ROW.asMap().keySet()).containsExactly("id", "name", "note");
  }

  @Test
  void emptyRowHasNoColumns() {
    assertThat(Row.empty().isEmpty()).isTrue();
    assertThat(Row.from(Map.of())).isEqualTo(Row.empty());
    assertThat(Row.empty()).hasToString("{}");
  }

  @Test
  void mapGivesItsEntriesInItsOrder() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", 1L);
    map.put("a", null);
    Row row = Row.from(map);
    map.put("c", 2L);
    assertThat(row.columns()).containsExactly("b", "a");
    assertThat(row.isNull("a")).isTrue();
    assertThat(row.asMap()).containsExactly(Map.entry("b", 1L), entry("a", null));
  }

  @Test
  void namesAndValuesMustAlternate() {
    refused(ErrorKind.ARGUMENT, "in turn", () -> Row.of("a", 1, "b"));
    refused(ErrorKind.ARGUMENT, "argument 3 of Row.of is not a name", () -> Row.of("a", 1, 2, "b"));
    refused(
        ErrorKind.ARGUMENT,
        "argument 5 of Row.of is not a name",
        () -> Row.of("a", 1, "b", 2, null, 3));
    assertThatNullPointerException().isThrownBy(() -> Row.of(null, 1));
  }

  @Test
  void nameStandsOnce() {
    refused(
        ErrorKind.ARGUMENT,
        "two of its columns are named a.",
        () -> Row.of("a", 1, "b", 2, "a", 3));
  }

  @Test
  void withAddsAtTheEndOrReplacesInPlace() {
    assertThat(ROW.with("size", 3L).columns()).containsExactly("id", "name", "note", "size");
    assertThat(ROW.with("name", "b.pdf"))
        .isEqualTo(Row.of("id", 7L, "name", "b.pdf", "note", null));
    assertThat(ROW.with("id", null).isNull("id")).isTrue();
    assertThat(ROW.getLong("id")).isEqualTo(7);
  }

  @Test
  void withoutTakesAColumnAway() {
    assertThat(ROW.without("name")).isEqualTo(Row.of("id", 7L, "note", null));
    assertThat(ROW.without("nothing")).isEqualTo(ROW);
    assertThat(ROW.size()).isEqualTo(3);
  }

  @Test
  void accessorsGiveTheirClass() {
    UUID id = UUID.randomUUID();
    JsonNode json = JsonText.parse("{\"a\":1}");
    Instant instant = Instant.parse("2024-02-29T09:05:07Z");
    Row row =
        Row.of(
            "long",
            7L,
            "double",
            0.5,
            "bool",
            true,
            "text",
            "x",
            "decimal",
            new BigDecimal("1.50"),
            "instant",
            instant,
            "date",
            LocalDate.EPOCH,
            "time",
            LocalTime.NOON,
            "timestamp",
            LocalDate.EPOCH.atStartOfDay(),
            "uuid",
            id,
            "json",
            json,
            "bytes",
            new byte[] {1});
    assertThat(row.getLong("long")).isEqualTo(7L);
    assertThat(row.getInt("long")).isEqualTo(7);
    assertThat(row.getDouble("double")).isEqualTo(0.5);
    assertThat(row.getBoolean("bool")).isTrue();
    assertThat(row.getString("text")).isEqualTo("x");
    assertThat(row.getDecimal("decimal")).isEqualTo(new BigDecimal("1.50"));
    assertThat(row.getInstant("instant")).isEqualTo(instant);
    assertThat(row.getLocalDate("date")).isEqualTo(LocalDate.EPOCH);
    assertThat(row.getLocalTime("time")).isEqualTo(LocalTime.NOON);
    assertThat(row.getLocalDateTime("timestamp")).isEqualTo(LocalDateTime.of(1970, 1, 1, 0, 0));
    assertThat(row.getUuid("uuid")).isEqualTo(id);
    assertThat(row.getJson("json")).isEqualTo(json);
    assertThat(row.getBytes("bytes")).containsExactly(1);
    assertThat(row.get("long", short.class)).isEqualTo((short) 7);
    assertThat(row.get("text")).isEqualTo("x");
  }

  @Test
  void accessorsOfObjectsGiveNullForNull() {
    assertThat(ROW.get("note")).isNull();
    assertThat(ROW.getString("note")).isNull();
    assertThat(ROW.getDecimal("note")).isNull();
    assertThat(ROW.getInstant("note")).isNull();
    assertThat(ROW.getLocalDate("note")).isNull();
    assertThat(ROW.getLocalTime("note")).isNull();
    assertThat(ROW.getLocalDateTime("note")).isNull();
    assertThat(ROW.getUuid("note")).isNull();
    assertThat(ROW.getJson("note")).isNull();
    assertThat(ROW.getBytes("note")).isNull();
    assertThat(ROW.get("note", Long.class)).isNull();
  }

  @Test
  void accessorsOfPrimitivesRefuseNull() {
    String text = "The column note is NULL, which is no ";
    refused(ErrorKind.INVALID_VALUE, text + "Long.", () -> ROW.getLong("note"));
    refused(ErrorKind.INVALID_VALUE, text + "Integer.", () -> ROW.getInt("note"));
    refused(ErrorKind.INVALID_VALUE, text + "Double.", () -> ROW.getDouble("note"));
    refused(ErrorKind.INVALID_VALUE, text + "Boolean.", () -> ROW.getBoolean("note"));
  }

  @Test
  void accessorsRefuseWhatWouldLoseSomething() {
    Row row = Row.of("big", 1L << 40, "text", "c4nary");
    refused(
        ErrorKind.WRONG_TYPE, "The column big holds a Long, which can't", () -> row.getInt("big"));
    assertThatThrownBy(() -> row.getLong("text"))
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.columns()).containsExactly("text"))
        .hasMessage(
            "The column text holds a String, which can't be read as Long without loss. Read it as"
                + " String, and convert it.");
  }

  @Test
  void unknownColumnSuggestsTheNearest() {
    assertThatThrownBy(() -> ROW.get("nmae"))
        .isInstanceOfSatisfying(
            StatementException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.UNKNOWN_COLUMN);
              assertThat(e.columns()).containsExactly("nmae");
            })
        .hasMessage("The row has no column nmae. Did you mean name? It has id, name, note.");
    refused(ErrorKind.UNKNOWN_COLUMN, "no column banana.", () -> ROW.getLong("banana"));
    refused(ErrorKind.UNKNOWN_COLUMN, "Did you mean id?", () -> ROW.isNull("ID"));
  }

  @Test
  void bytesAreCopiedInAndOut() {
    byte[] given = {1, 2};
    Map<String, byte[]> map = Map.of("b", given);
    for (Row row : List.of(Row.of("b", given), Row.of("a", 1, "b", given), Row.from(map))) {
      given[0] = 9;
      row.getBytes("b")[1] = 9;
      ((byte[]) row.get("b"))[1] = 9;
      ((byte[]) row.asMap().get("b"))[1] = 9;
      row.forEach((name, value) -> spoil(value));
      assertThat(row.getBytes("b")).containsExactly(1, 2);
      given[0] = 1;
    }
  }

  @Test
  void mapCannotBeChanged() {
    Map<String, Object> map = ROW.asMap();
    assertThatThrownBy(() -> map.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ROW.columns().add("a"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void actionSeesEveryColumnInOrder() {
    List<String> seen = new ArrayList<>();
    ROW.forEach((name, value) -> seen.add(name + "=" + value));
    assertThat(seen).containsExactly("id=7", "name=a.pdf", "note=null");
  }

  @Test
  void equalRowsHaveTheSameColumnsInTheSameOrderAndEqualValues() {
    Row row = Row.of("a", 1L, "b", new byte[] {1});
    assertThat(row)
        .isEqualTo(Row.of("a", 1L, "b", new byte[] {1}))
        .hasSameHashCodeAs(Row.of("a", 1L, "b", new byte[] {1}))
        .isNotEqualTo(Row.of("a", 1L, "b", new byte[] {2}))
        .isNotEqualTo(Row.of("b", new byte[] {1}, "a", 1L))
        .isNotEqualTo(Row.of("a", 1, "b", new byte[] {1}))
        .isNotEqualTo(Row.of("a", 1L))
        .isNotEqualTo("a");
    assertThat(Row.of("a", null)).isEqualTo(Row.of("a", null)).isNotEqualTo(Row.empty());
  }

  @Test
  void textShowsValuesAndOnlyTheNumberOfBytes() {
    assertThat(ROW.with("data", new byte[3]))
        .hasToString("{id=7, name=a.pdf, note=null, data=3 bytes}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "x\"; drop table t;--", "größe", "🔑"})
  void anyTextIsAName(String name) {
    assertThat(Row.of(name, 1L).getLong(name)).isEqualTo(1);
  }

  private static void spoil(Object value) {
    if (value instanceof byte[] bytes) {
      bytes[1] = 9;
    }
  }

  private static Map.Entry<String, Object> entry(String name, Object value) {
    return new java.util.AbstractMap.SimpleEntry<>(name, value);
  }

  private static void refused(
      ErrorKind kind, String text, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(RecordsException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(text);
  }

  @Test
  void aValueThatIsNestedTooDeepHasNoPlainForm() {
    for (Object deep : new Object[] {nested(501), nested(100_000)}) {
      Row row = Row.of("d", deep);
      for (ThrowingCallable call : List.<ThrowingCallable>of(row::toJson, row::toPlainMap)) {
        assertThatThrownBy(call)
            .isInstanceOf(RecordsException.class)
            .hasMessageContaining("more than 500 levels deep");
      }
    }
    assertThat(Row.of("d", nested(500)).toJson()).hasSize(6 + 2 * 500);
  }

  @Test
  void aValueThatIsNestedTooDeepIsNotShown() {
    for (Object deep : new Object[] {nested(501), nested(100_000), JsonText.tree(nested(501))}) {
      assertThat(Row.of("d", deep)).hasToString("{d=(nested more than 500 levels deep)}");
    }
    assertThat(Row.of("d", JsonText.tree(nested(500))).toString()).hasSize(4 + 2 * 500);
  }

  private static Object nested(int levels) {
    Object value = List.of();
    for (int i = 1; i < levels; i++) {
      value = List.of(value);
    }
    return value;
  }
}
