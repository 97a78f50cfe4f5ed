package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Filters that look into JSON documents. */
abstract class JsonFilterContract extends Contract {

  JsonFilterContract(Bench bench) {
    super(bench);
  }

  private List<Long> fitting(Where filter, @Nullable Object... documents) {
    createSamples(LogicalType.JSON);
    storeSamples(documents);
    return kept(filter);
  }

  private List<Long> kept(Where filter) {
    return records().select("samples", filter).stream().map(r -> r.getLong("id")).sorted().toList();
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D28")
  void aTextInsideADocumentIsFound() {
    assertThat(
            fitting(
                where("content").json("author", "name").eq("Ada"),
                "{\"author\": {\"name\": \"Ada\"}}",
                "{\"author\": {\"name\": \"Bob\"}}",
                "{\"name\": \"Ada\"}"))
        .containsExactly(1L);
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D28")
  void aMissingAndANullPlaceAreNull() {
    assertThat(
            fitting(
                where("content").json("name").isNull(),
                "{}",
                "{\"name\": null}",
                "{\"name\": \"null\"}",
                "[]",
                null))
        .containsExactly(1L, 2L, 4L, 5L);
  }

  @Test
  @Needs(Capability.JSON_NUMBER)
  @Clause("D28")
  void anExactNumberIsComparedAsANumber() {
    assertThat(
            fitting(
                where("content").jsonNumber("size").gt(9),
                "{\"size\": 10}",
                "{\"size\": 9.5}",
                "{\"size\": 9}",
                "{\"size\": -10}",
                "{\"size\": 1e3}"))
        .containsExactly(1L, 2L, 5L);
  }

  @Test
  @Needs(Capability.JSON_NUMBER)
  @Clause("D28")
  void whatIsNoNumberIsNullAsANumber() {
    assertThat(
            fitting(
                where("content").jsonNumber("size").isNull(),
                "{\"size\": \"10\"}",
                "{\"size\": true}",
                "{\"size\": [10]}",
                "{\"size\": 10}"))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D28")
  @Case("json_arrow")
  void truthValuesAndNumbersHaveATextToo() {
    assertThat(
            fitting(
                where("content").json("v").in("true", "11", "7"),
                "{\"v\": true}",
                "{\"v\": 11}",
                "{\"v\": 7}",
                "{\"v\": false}"))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  @Clause("D28")
  @Needs(Capability.JSON_TEXT)
  void theTextOfANumberHasAllItsDigits() {
    Where filter = where("content").json("v").eq("1.10");
    if (lacks(Capability.JSON_NUMBER)) {
      assertThat(fitting(filter, "{\"v\": \"1.10\"}")).containsExactly(1L);
    } else {
      assertThat(fitting(filter, "{\"v\": 1.10}", "{\"v\": 1.1}")).containsExactly(1L);
    }
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D28")
  void aNumberHasOneTextHoweverItWasGiven() {
    assertThat(
            fitting(
                where("content").json("v").in("100", "5", "10000000000000000000000"),
                "{\"v\": 1e2}",
                "{\"v\": 100}",
                "{\"v\": 0.5e1}",
                Map.of("v", 1e22),
                "{\"v\": 100.0}"))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  void keysAreTakenLiterally() {
    assertThat(
            fitting(
                where("content").json("it's a.b[0] {x,y} \\ $").eq("found"),
                "{\"it's a.b[0] {x,y} \\\\ $\": \"found\"}",
                "{}"))
        .containsExactly(1L);
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  void anEmptyTextIsNotNull() {
    assertThat(
            fitting(where("content").json("name").eq(""), "{\"name\": \"\"}", "{\"name\": null}"))
        .containsExactly(1L);
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D34")
  void textInsideADocumentIsOrderedByCodePoint() {
    assertThat(
            fitting(
                where("content").json("name").lt("a"),
                "{\"name\": \"B\"}",
                "{\"name\": \"_\"}",
                "{\"name\": \"b\"}"))
        .containsExactly(1L, 2L);
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D35")
  void patternsMatchTextInsideADocument() {
    assertThat(
            fitting(
                where("content").json("name").startsWith("in_"),
                "{\"name\": \"in_voice\"}",
                "{\"name\": \"invoice\"}",
                "{\"name\": \"IN_VOICE\"}"))
        .containsExactly(1L);
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  void onlyJsonColumnsAreLookedInto() {
    createDocuments();
    var failure =
        failure(
            ErrorKind.WRONG_TYPE,
            () -> records().select("documents", where("name").json("author").eq("Ada")));
    assertThat(failure.columns()).containsExactly("name");
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D28")
  void aNumberInAPathIsAnElementOfAnArrayAndAKeyOfAnObject() {
    assertThat(
            fitting(
                where("content").json("tags", "1").eq("red"),
                "{\"tags\": [\"blue\", \"red\"]}",
                "{\"tags\": {\"1\": \"red\"}}",
                "{\"tags\": [\"red\", \"blue\"]}",
                "{\"tags\": [\"red\"]}",
                "{\"tags\": \"red\"}",
                "{\"tags\": null}",
                "[]"))
        .containsExactly(1L, 2L);
  }

  @Test
  @Needs({Capability.JSON_TEXT, Capability.JSON_NUMBER})
  @Clause("D28")
  void pathsGoThroughArraysOfArrays() {
    assertThat(
            fitting(
                where("content").jsonNumber("0", "a", "1", "0").gt(6),
                "[{\"a\": [0, [7]]}]",
                "[{\"a\": [0, [6]]}]",
                "{\"0\": {\"a\": {\"1\": [8]}}}",
                "[[7]]",
                "7"))
        .containsExactly(1L, 3L);
    assertThat(records().from("samples").where(where("content").json("0").isNull()).count())
        .isOne();
  }

  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D28")
  void onlyAPlainNumberIsAPlaceInAnArray() {
    assertThat(
            fitting(
                where("content")
                    .json("01")
                    .eq("b")
                    .or(where("content").json("-1").eq("b"))
                    .or(where("content").json("+1").eq("b"))
                    .or(where("content").json("99999999999").eq("b")),
                "[\"a\", \"b\"]",
                "{\"-1\": \"b\"}",
                "{\"99999999999\": \"b\"}"))
        .containsExactly(2L, 3L);
  }

  /** Keys are sorted by their length in bytes, then by their bytes. */
  @Test
  @Needs(Capability.JSON_TEXT)
  @Clause("D28")
  void anObjectAndAnArrayHaveOneText() {
    createSamples(LogicalType.JSON);
    storeSamples(
        "{\"o\":{\"b\":[1,2.50],\"aa\":null,\"a\":{}}}",
        "{\"o\": [true , \"q\\\"\\u0001\\n\u00e9\", {\"\u00e9\": 1e2, \"zz\": -1.5E-1}]}",
        "{\"o\": \"[]\"}",
        "{\"o\": []}");
    List<String> texts =
        List.of(
            "{\"a\": {}, \"b\": [1, 2.50], \"aa\": null}",
            "[true, \"q\\\"\\u0001\\n\u00e9\", {\"zz\": -0.15, \"\u00e9\": 100}]");
    for (int i = 0; i < texts.size(); i++) {
      assertThat(kept(where("content").json("o").eq(texts.get(i)))).containsExactly(i + 1L);
    }
    assertThat(kept(where("content").json("o").eq("{\"b\":[1,2.50],\"aa\":null,\"a\":{}}")))
        .isEmpty();
    assertThat(kept(where("content").json("o").eq("[]"))).containsExactly(3L, 4L);
    assertThat(kept(where("content").json("o").contains("\"b\": ["))).containsExactly(1L);
    assertThat(kept(where("content").json("o").isNotNull())).hasSize(4);
  }
}
