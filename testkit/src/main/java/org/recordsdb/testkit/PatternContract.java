package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.not;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Matching text with patterns. */
abstract class PatternContract extends Contract {

  PatternContract(Bench bench) {
    super(bench);
  }

  /** The stored texts that fit, in the order of storing. */
  private List<Long> fitting(Where filter, Object... texts) {
    createSamples(LogicalType.TEXT);
    storeSamples(texts);
    return records().select("samples", filter).stream().map(r -> r.getLong("id")).sorted().toList();
  }

  @Test
  @Clause("D35")
  void likeRegardsCase() {
    assertThat(fitting(where("content").like("abc"), "abc", "ABC", "Abc")).containsExactly(1L);
  }

  @Test
  @Clause("D35")
  @Needs(Capability.ILIKE)
  void ilikeDisregardsCase() {
    assertThat(fitting(where("content").ilike("aBc%"), "abc", "ABCD", "xabc"))
        .containsExactly(1L, 2L);
  }

  @Test
  @Clause({"D35", "D37"})
  @Needs(Capability.ILIKE)
  void ilikeFoldsLettersBeyondAscii() {
    assertThat(fitting(where("content").ilike("äéσж"), "ÄÉΣЖ", "äéσж", "aesz"))
        .containsExactly(1L, 2L);
  }

  @Test
  void percentStandsForAnyText() {
    assertThat(fitting(where("content").like("a%c"), "ac", "abc", "a\nb\nc", "acd"))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void underscoreStandsForOneCharacter() {
    assertThat(fitting(where("content").like("a_c"), "ac", "abc", "a😀c", "abbc"))
        .containsExactly(2L, 3L);
  }

  @Test
  @Clause("D36")
  void backslashTakesAwayTheMeaning() {
    assertThat(fitting(where("content").like("50\\%"), "50%", "50x", "50\\%")).containsExactly(1L);
    records().delete("samples", Where.allRows());
    storeSamples("a_b", "axb");
    assertThat(records().from("samples").where(where("content").like("a\\_b")).count()).isOne();
  }

  @Test
  @Clause("D36")
  void twoBackslashesStandForOne() {
    assertThat(fitting(where("content").like("a\\\\b"), "a\\b", "a\\\\b", "ab"))
        .containsExactly(1L);
  }

  @Test
  @Clause("D36")
  void aPatternThatEndsInASingleBackslashIsRefused() {
    failure(ErrorKind.ARGUMENT, () -> where("content").like("abc\\"));
    failure(ErrorKind.ARGUMENT, () -> where("content").ilike("abc\\\\\\"));
  }

  @Test
  void noOtherCharacterOfAPatternIsSpecial() {
    assertThat(fitting(where("content").like("[a]*?^]"), "[a]*?^]", "a", "[a]xx^]"))
        .containsExactly(1L);
  }

  @Test
  void startsWithTakesTheTextLiterally() {
    assertThat(fitting(where("content").startsWith("ab%_\\"), "ab%_\\c", "abxy\\c", "xab%_\\"))
        .containsExactly(1L);
  }

  @Test
  void endsWithTakesTheTextLiterally() {
    assertThat(fitting(where("content").endsWith("e%fg\\"), "e%fg\\", "abe%fg\\", "exfg\\"))
        .containsExactly(1L, 2L);
  }

  @Test
  void containsTakesTheTextLiterally() {
    assertThat(fitting(where("content").contains("*?[a]_"), "x*?[a]_y", "x*?a_y", "*?[a]x"))
        .containsExactly(1L);
  }

  @Test
  void containsRegardsCase() {
    assertThat(fitting(where("content").contains("foo"), "a foo", "a FOO")).containsExactly(1L);
  }

  @Test
  void everyTextContainsTheEmptyOne() {
    assertThat(fitting(where("content").contains(""), "", "a")).containsExactly(1L, 2L);
  }

  @Test
  void nullFitsNoPatternAndNoNegationOfOne() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", null);
    assertThat(records().from("samples").where(where("content").like("%")).count()).isOne();
    assertThat(records().from("samples").where(not(where("content").like("b%"))).count()).isOne();
  }

  @Test
  void patternsMatchTextOnly() {
    createSamples(LogicalType.INT64);
    var failure =
        failure(
            ErrorKind.WRONG_TYPE, () -> records().select("samples", where("content").like("1%")));
    assertThat(failure.columns()).containsExactly("content");
  }

  @Test
  void trailingBlanksCount() {
    assertThat(fitting(where("content").like("AB"), "AB", "AB ", " AB")).containsExactly(1L);
  }

  @Test
  @Clause({"D14", "D15"})
  void patternsTakeNoTextThatColumnsRefuse() {
    createSamples(LogicalType.TEXT);
    failure(
        ErrorKind.INVALID_VALUE,
        () -> records().select("samples", where("content").contains("a\0b")));
    failure(
        ErrorKind.INVALID_VALUE,
        () -> records().select("samples", where("content").startsWith("\ud800")));
  }
}
