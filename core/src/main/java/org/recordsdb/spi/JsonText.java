package org.recordsdb.spi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON documents as text: numbers stay exact, a repeated key keeps its last value, nesting ends at
 * {@value #MAX_DEPTH}. Thread-safe.
 */
public final class JsonText {

  /**
   * The deepest nesting that is written, read and shown, an outermost array counting as 1. The
   * databases take more; Jackson's own writers, and so {@link JsonNode#toString}, do not.
   */
  public static final int MAX_DEPTH = 500;

  /** The longest number, written out: PostgreSQL gives back every digit. */
  public static final int MAX_DIGITS = 20_000;

  /** The most places by which a number's point is moved to write it without an exponent. */
  public static final int MAX_SCALE = 9_999;

  /**
   * The most zeros that the exponents of a document's numbers stand for, all together. Documents
   * are written without exponents, which made a hundred megabytes of a hundred kilobytes.
   */
  public static final int MAX_ZEROS = 1_000_000;

  /** Takes one level more than documents have: a row around one; a deeper text is found by us. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH + 1)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(MAX_DIGITS)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH + 1).build())
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /** Made at its first use, as documents alone do without it. */
  private static final class Mapper {

    private static final JsonMapper MAPPER =
        JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS) // {} is not what they hold
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  private JsonText() {}

  /**
   * The mapper that turns objects into documents and back, by the same rules.
   *
   * @throws org.recordsdb.error.ConfigException if the application's annotations of Jackson are
   *     older than its Jackson 3
   */
  public static JsonMapper mapper() {
    try {
      return Mapper.MAPPER;
    } catch (LinkageError e) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "Can't map objects and JSON documents: Jackson 3 does not start here, most likely"
                  + " because the build sets com.fasterxml.jackson.core:jackson-annotations to a"
                  + " version before 2.22, as Spring Boot 3 does. Set jackson-annotations to 2.22"
                  + " or later under dependencyManagement.")
          .cause(e)
          .exception();
    }
  }

  /**
   * Parses a document.
   *
   * @throws JsonLimitException if it is nested too deep, or has too long a number, or too many
   *     zeros
   * @throws IllegalArgumentException if the text is none; the message says where it is wrong, and
   *     does not show it
   */
  public static JsonNode parse(String text) {
    JsonNode document;
    try {
      document = JsonTree.read(FACTORY, text);
    } catch (StreamConstraintsException | NumberFormatException e) {
      throw new JsonLimitException(
          ErrorKind.INVALID_VALUE, "the text has a number of more than " + MAX_DIGITS + " digits");
    } catch (JacksonException e) {
      boolean ends = e instanceof UnexpectedEndOfInputException;
      throw new IllegalArgumentException(
          (ends ? "the text ends too early, at line " : "the text goes wrong at line ")
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    }
    if (document == null) {
      throw new IllegalArgumentException("the text is empty, or goes on behind its end");
    }
    return document;
  }

  /**
   * Parses what is stored.
   *
   * @throws IllegalArgumentException if it can't be read; the message says what it is
   */
  public static JsonNode stored(String text) {
    try {
      return parse(text);
    } catch (JsonLimitException e) {
      throw new IllegalArgumentException(
          "a JSON document that is not read, as " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no JSON document, as " + e.getMessage(), e);
    }
  }

  /**
   * The document that an object stands for: maps with texts as keys, lists and plain values as they
   * are, objects of other classes as {@link #mapper} writes them.
   *
   * @throws JacksonException if the object can't be written
   */
  public static JsonNode tree(@Nullable Object value) {
    return JsonTree.of(value);
  }

  /** True if documents show the number without an exponent; a few digits can stand for billions. */
  public static boolean isPlain(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MAX_SCALE;
  }

  /**
   * The document as compact text.
   *
   * @throws org.recordsdb.error.ResourceException of the kind LIMIT, if its exponents stand for
   *     more than {@value #MAX_ZEROS} zeros
   */
  public static String write(JsonNode document) {
    try {
      return JsonTree.write(FACTORY, document);
    } catch (JsonLimitException e) {
      throw Failure.of(
              e.kind(),
              "Can't write a JSON document: "
                  + e.getMessage()
                  + ". Round them, or give them as text.")
          .cause(e)
          .exception();
    }
  }
}
