package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.not;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Matching text with patterns. */
abstract class PatternContract extends Contract {

  /** Texts that differ in the one character that other libraries escape with. */
  private static final Object[] ALIKE = {
    "abcdefg",
    "ab/cdefg",
    "ab%cdefg",
    "ab_cdefg",
    "abcde/fg",
    "abcde%fg",
    "ab#cdefg",
    "ab9cdefg",
    "abcde#fg",
    "abcd9fg"
  };

  PatternContract(Bench bench) {
    super(bench);
  }

  /** The stored texts that fit, in the order of storing. */
  private List<Long> fitting(Where filter, Object... texts) {
    createSamples(LogicalType.TEXT);
    storeSamples(texts);
    return matching(filter);
  }

  @Test
  @Clause("D35")
  @Case({"C057", "like_case"})
  void likeRegardsCase() {
    assertThat(fitting(where("content").like("abc"), "abc", "ABC", "Abc")).containsExactly(1L);
  }

  @Test
  @Clause("D35")
  @Case("ilike")
  @Needs(Capability.ILIKE)
  void ilikeDisregardsCase() {
    assertThat(fitting(where("content").ilike("aBc%"), "abc", "ABCD", "xabc"))
        .containsExactly(1L, 2L);
  }

  @Test
  @Clause({"D35", "D37"})
  @Case("C058")
  @Needs(Capability.ILIKE)
  void ilikeFoldsLettersBeyondAscii() {
    assertThat(fitting(where("content").ilike("äéσж"), "ÄÉΣЖ", "äéσж", "aesz"))
        .containsExactly(1L, 2L);
  }

  @Test
  @Clause("D35")
  @Needs(Capability.ILIKE)
  void ilikeFoldsAsNoLanguageDoes() {
    assertThat(fitting(where("content").ilike("I"), "i", "I", "ı", "İ")).containsExactly(1L, 2L);
  }

  @Test
  @Clause("D35")
  @Needs(Capability.ILIKE)
  void ilikeFoldsSigmasWhereverTheyStand() {
    assertThat(fitting(where("content").ilike("%Σ"), "οδος", "οδοσ", "ΟΔΟΣ"))
        .containsExactly(1L, 2L, 3L);
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
  @Case("like_backslash")
  void backslashTakesAwayTheMeaning() {
    assertThat(fitting(where("content").like("50\\%"), "50%", "50x", "50\\%")).containsExactly(1L);
    records().delete("samples", Where.allRows());
    storeSamples("a_b", "axb");
    assertThat(records().from("samples").where(where("content").like("a\\_b")).count()).isOne();
  }

  @Test
  @Clause("D36")
  @Case("C059")
  void twoBackslashesStandForOne() {
    assertThat(fitting(where("content").like("a\\\\b"), "a\\b", "a\\\\b", "ab"))
        .containsExactly(1L);
  }

  @Test
  @Clause("D36")
  @Case("like_trailing_escape")
  void aPatternThatEndsInASingleBackslashIsRefused() {
    failure(ErrorKind.ARGUMENT, () -> where("content").like("abc\\"));
    failure(ErrorKind.ARGUMENT, () -> where("content").ilike("abc\\\\\\"));
  }

  @Test
  @Clause("D36")
  void aPatternOfTooManyCharactersIsRefused() {
    createSamples(LogicalType.TEXT);
    storeSamples("a".repeat(10_010));
    String most = "a".repeat(499) + "%";
    assertThat(matching(where("content").like(most))).containsExactly(1L);
    assertThat(matching(where("content").like("_".repeat(500)))).isEmpty();
    for (String pattern : List.of(most + "%", "%a".repeat(10_000), "x".repeat(60_000))) {
      RecordsException like =
          failure(ErrorKind.LIMIT, () -> matching(where("content").like(pattern)));
      assertThat(like).hasMessageContaining("more than 500 characters");
      failure(ErrorKind.LIMIT, () -> matching(where("content").ilike(pattern)));
    }
  }

  @Test
  @Clause({"D35", "D36"})
  @Needs(Capability.ILIKE)
  void theCharactersOfAPatternMayTakeManyBytes() {
    createSamples(LogicalType.TEXT);
    for (String character : List.of("*", "[", "😀", "漢", "İ", "Ⱥ")) {
      String longest = character.repeat(500);
      storeSamples(longest, "a");
      assertThat(matching(where("content").like(longest))).containsExactly(1L);
      assertThat(matching(where("content").ilike(longest))).containsExactly(1L);
      records().delete("samples", Where.allRows());
    }
  }

  @Test
  @Clause("D36")
  void aTextToLookForMayHaveAnyLength() {
    String part = "%_\\*[é😀".repeat(1_000);
    Object[] texts = {part, "a" + part, part + "a", "a" + part + "a", part.substring(1), "", "é"};
    assertThat(fitting(where("content").startsWith(part), texts)).containsExactly(1L, 3L);
    assertThat(matching(where("content").endsWith(part))).containsExactly(1L, 2L);
    assertThat(matching(where("content").contains(part))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(matching(not(where("content").contains(part)))).containsExactly(5L, 6L, 7L);
    assertThat(matching(where("content").contains(part.replace('é', 'É')))).isEmpty();
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
  @Case("like_null")
  void nullFitsNoPatternAndNoNegationOfOne() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", null);
    assertThat(records().from("samples").where(where("content").like("%")).count()).isOne();
    assertThat(records().from("samples").where(not(where("content").like("b%"))).count()).isOne();
  }

  @Test
  @Case("like_int")
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

  @Test
  @Case({"C053", "C054"})
  void oneOfManySimilarBeginningsIsFound() {
    assertThat(fitting(where("content").startsWith("ab%c"), ALIKE)).containsExactly(3L);
    assertThat(matching(where("content").startsWith("ab#c"))).containsExactly(7L);
    assertThat(matching(where("content").startsWith("ab"))).hasSize(10);
  }

  @Test
  @Case("C055")
  void anEndingIsAPatternOrTakenLiterally() {
    assertThat(fitting(where("content").like("%e%fg"), ALIKE))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(matching(where("content").endsWith("e%fg"))).containsExactly(6L);
  }

  @Test
  @Case("C062")
  void beginningsAndEndingsAreNoMoreThanThat() {
    assertThat(fitting(where("content").startsWith("foo"), "foo", "foobar", "Foo", "a foo"))
        .containsExactly(1L, 2L);
    assertThat(matching(where("content").startsWith("oo"))).isEmpty();
    assertThat(matching(where("content").endsWith("oo"))).containsExactly(1L, 3L, 4L);
    assertThat(matching(where("content").endsWith("fo"))).isEmpty();
  }

  @Test
  @Case("C127")
  void patternsLoseNothingAtTheirEnd() {
    assertThat(fitting(where("content").like("%B%"), "AB", "BC", "AC", "B ", ""))
        .containsExactly(1L, 2L, 4L);
    assertThat(matching(where("content").like("A%C"))).containsExactly(3L);
  }

  @Test
  @Case({"C059", "like_backslash_literal"})
  void aBackslashBeforeAnyOtherCharacterStandsForThatCharacter() {
    assertThat(fitting(where("content").like("a\\b"), "ab", "a\\b")).containsExactly(1L);
  }

  @Test
  @Case("like_case_nonascii")
  void likeRegardsTheCaseOfLettersBeyondAscii() {
    assertThat(fitting(where("content").like("é"), "É", "é")).containsExactly(2L);
  }

  @Test
  @Case("C061")
  void severalPatternsAreJoinedLikeOtherConditions() {
    Where all = where("content").like("a%").and("content").like("%c");
    assertThat(fitting(all, "abc", "ab", "bc", "x")).containsExactly(1L);
    Where any = where("content").like("a%").or("content").like("%c");
    assertThat(matching(any)).containsExactly(1L, 2L, 3L);
    assertThat(matching(Where.none())).hasSize(4);
  }

  private List<Long> matching(Where filter) {
    return records().select("samples", filter).stream().map(r -> r.getLong("id")).sorted().toList();
  }
}
