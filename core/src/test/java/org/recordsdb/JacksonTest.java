package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;
import tools.jackson.databind.json.JsonMapper;

/** What Jackson 2 and Jackson 3 make of our values, without a module of either. */
class JacksonTest {

  /** The two, as they are without any setting. */
  enum Jackson {
    TWO {
      @Override
      String write(Object value) throws Exception {
        return new ObjectMapper().writeValueAsString(value);
      }

      @Override
      Object read(String text, Class<?> type) throws Exception {
        return new ObjectMapper().readValue(text, type);
      }
    },
    THREE {
      @Override
      String write(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
      }

      @Override
      Object read(String text, Class<?> type) {
        return JsonMapper.shared().readValue(text, type);
      }
    };

    abstract String write(Object value) throws Exception;

    abstract Object read(String text, Class<?> type) throws Exception;
  }

  private static final Row ROW =
      Row.of(
          "z",
          1L,
          "a",
          null,
          "price",
          new BigDecimal("12.50"),
          "tiny",
          new BigDecimal("0.0000001"),
          "zero",
          new BigDecimal("0E-10"),
          "round",
          new BigDecimal("1.2E+4"),
          "ratio",
          0.1,
          "open",
          true,
          "name",
          "a \"b\"",
          "day",
          LocalDate.of(2024, 2, 29),
          "time",
          LocalTime.of(9, 5),
          "noted",
          LocalDateTime.of(2024, 2, 29, 9, 5),
          "seen",
          Instant.parse("2024-02-29T09:05:00.123456Z"),
          "key",
          UUID.fromString("00000000-0000-0001-0000-000000000002"),
          "bytes",
          new byte[] {1, -1, 0},
          "meta",
          JsonText.parse("{\"b\": [1, 2.50, null, true], \"a\": 12345678901234567890}"));

  private static final String TEXT =
      "{\"z\":1,\"a\":null,\"price\":12.50,\"tiny\":0.0000001,\"zero\":0.0000000000,"
          + "\"round\":12000,\"ratio\":0.1,\"open\":true,\"name\":\"a \\\"b\\\"\","
          + "\"day\":\"2024-02-29\",\"time\":\"09:05:00\",\"noted\":\"2024-02-29T09:05:00\","
          + "\"seen\":\"2024-02-29T09:05:00.123456Z\","
          + "\"key\":\"00000000-0000-0001-0000-000000000002\",\"bytes\":\"Af8A\","
          + "\"meta\":{\"b\":[1,2.50,null,true],\"a\":12345678901234567890}}";

  @ParameterizedTest
  @EnumSource
  void aRowIsTheObjectOfItsColumns(Jackson jackson) throws Exception {
    assertThat(jackson.write(ROW)).isEqualTo(TEXT);
    assertThat(jackson.write(Row.empty())).isEqualTo("{}");
  }

  @Test
  void aRowsOwnTextIsTheSame() {
    assertThat(ROW.toJson()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource
  void rowsInsideOfOtherValuesAreObjectsToo(Jackson jackson) throws Exception {
    Row row = Row.of("id", 1L);
    assertThat(jackson.write(List.of(row, row))).isEqualTo("[{\"id\":1},{\"id\":1}]");
    assertThat(jackson.write(Map.of("row", row))).isEqualTo("{\"row\":{\"id\":1}}");
    assertThat(jackson.write(Row.of("inner", row))).isEqualTo("{\"inner\":{\"id\":1}}");
    assertThat(jackson.write(new Upserted(row, Upserted.Action.INSERTED)))
        .contains("\"row\":{\"id\":1}", "\"action\":\"INSERTED\"", "\"inserted\":true");
  }

  @ParameterizedTest
  @EnumSource
  void healthIsItsOwnDocument(Jackson jackson) throws Exception {
    Health health =
        new Health(
            Health.Status.UP,
            null,
            Duration.ofMillis(3),
            "sqlite",
            "3",
            Health.Role.PRIMARY,
            false,
            new Health.Pool(1, 2, 3, 4),
            null);
    assertThat(jackson.write(health)).isEqualTo(health.toJson()).contains("\"latency_ms\":3.0");
  }

  @ParameterizedTest
  @EnumSource
  void aRowIsNotReadFromJson(Jackson jackson) {
    assertThatThrownBy(() -> jackson.read("{\"id\":1}", Row.class))
        .hasMessageContaining("Cannot construct instance of `org.recordsdb.Row`");
  }

  /** An object that only Jackson knows how to write. */
  record Point(int x, Optional<String> label) {}

  @Test
  void thePlainFormHasPlainValuesOnly() {
    Row row =
        ROW.with("list", Arrays.asList(1, null, new BigDecimal("1E-9")))
            .with("array", new float[] {0.5f, 1})
            .with("map", Map.of(1, Instant.EPOCH))
            .with("status", ErrorKind.UNIQUE)
            .with("offset", OffsetDateTime.parse("2024-02-29T09:05+01:00"))
            .with("nothing", Double.NaN)
            .with("big", BigInteger.TEN.pow(30))
            .with("point", new Point(1, Optional.of("p")));
    assertPlain(row.toPlainMap());
    assertThat(row.toPlainMap())
        .containsEntry("array", List.of(0.5f, 1f))
        .containsEntry("map", Map.of("1", "1970-01-01T00:00:00Z"))
        .containsEntry("offset", "2024-02-29T09:05:00+01:00")
        .containsEntry("status", "UNIQUE")
        .containsEntry("nothing", "NaN")
        .containsEntry("point", Map.of("x", 1, "label", "p"))
        .containsEntry("tiny", new BigDecimal("0.0000001"));
    assertThat(row.toPlainMap().keySet()).containsExactlyElementsOf(row.columns());
    assertThatThrownBy(() -> row.toPlainMap().put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static void assertPlain(Object value) {
    if (value instanceof Map<?, ?> map) {
      assertThat(map.keySet()).allMatch(String.class::isInstance);
      map.values().forEach(JacksonTest::assertPlain);
    } else if (value instanceof Collection<?> elements) {
      elements.forEach(JacksonTest::assertPlain);
    } else if (value != null) {
      assertThat(value).isInstanceOfAny(String.class, Number.class, Boolean.class);
    }
  }

  /** An object with a document of Jackson 2. */
  record Old(com.fasterxml.jackson.databind.JsonNode content) {}

  @Test
  void aDocumentOfJackson2IsRefusedInsteadOfStoredAsLists() throws Exception {
    TableInfo table =
        TableInfo.of(
            null,
            "t",
            List.of(ColumnInfo.of("content", ColumnType.of(LogicalType.JSON))),
            List.of(),
            List.of(),
            Map.of());
    Old old = new Old(new ObjectMapper().readTree("{\"a\": 1}"));
    assertThatThrownBy(() -> Mapping.of(Old.class).stored(old, table, Set.of()))
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.WRONG_TYPE))
        .hasMessageContaining("Old.content")
        .hasMessageContaining("tools.jackson.databind.JsonNode");
    assertThatThrownBy(() -> Row.of("content", JsonText.parse("{}")).as(Old.class))
        .hasMessageContaining("Old.content")
        .hasMessageContaining("tools.jackson.databind.JsonNode");
  }

  /** Documents of any shape. */
  record Loose(Map<String, Object> map, List<Object> list) {}

  @Test
  void mapsAndListsOfAnyValuesAreReadAsJacksonReadsThem() {
    String map = "{\"b\": 1, \"a\": [2.50, 12345678901, 1e40, null, true, {\"x\": \"y\"}]}";
    Row row = Row.of("map", JsonText.parse(map), "list", JsonText.parse("[" + map + "]"));
    Loose loose = row.as(Loose.class);
    assertThat(loose.map()).isEqualTo(JsonText.mapper().readValue(map, Map.class));
    assertThat(loose.list()).containsExactly(loose.map());
    assertThat(loose.map().keySet()).containsExactly("b", "a");
    loose.map().put("c", 1);
    assertThatThrownBy(() -> row.with("map", JsonText.parse("[]")).as(Loose.class))
        .hasMessageContaining("Loose.map");
  }
}
