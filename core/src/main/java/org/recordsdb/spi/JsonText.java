package org.recordsdb.spi;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON documents as text: numbers stay exact, a repeated key keeps its last value, nesting ends at
 * {@value #MAX_DEPTH}. Thread-safe.
 */
public final class JsonText {

  /**
   * The deepest nesting that both databases take; PostgreSQL accepts more, SQLite's JSON functions
   * end at 1,000.
   */
  public static final int MAX_DEPTH = 512;

  /** The longest number, written out: PostgreSQL gives back every digit. */
  private static final int MAX_DIGITS = 20_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(MAX_DIGITS)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonText() {}

  /** The mapper that reads and writes all JSON of Records. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * Parses a document.
   *
   * @throws IllegalArgumentException if the text is none; the message does not show it
   */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new IllegalArgumentException("not a JSON document");
      }
      return node;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a JSON document");
    }
  }

  /** The document as compact text. */
  public static String write(JsonNode document) {
    return MAPPER.writeValueAsString(document);
  }
}
