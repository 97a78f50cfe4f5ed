package org.recordsdb.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 9, 0xA, 0xD, 0x1B, 0x1F, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x180E, 0x200B, 0x200C,
        0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x034F, 0x115F, 0x1160, 0x180B, 0x3164, 0xFFA0,
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800,
        0xDFFF, 0xFEFF, 0xFFF9
      })
  void aCharacterThatSteersOrHidesIsShownByItsNumber(int point) {
    assertThat(Printable.of("a" + (char) point + "b")).isEqualTo(String.format("a\\u%04xb", point));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xE0001, 0xE0041, 0xE007F, 0xE0100})
  void aTagIsShownByItsTwoNumbers(int point) {
    char[] units = Character.toChars(point);
    assertThat(Printable.of("a" + Character.toString(point) + "b"))
        .isEqualTo(String.format("a\\u%04x\\u%04xb", (int) units[0], (int) units[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "größer ≤ 5 €",
        "таблица",
        "関係が存在しません",
        "جدول",
        "e\u0301",
        "🗂 C:\\db"
      })
  void lettersOfEveryScriptStay(String text) {
    assertThat(Printable.of(text)).isSameAs(text);
  }

  @Test
  void aPairOfSurrogatesIsOneCharacterAndAHalfIsNone() {
    assertThat(Printable.of("🗂\ud83d")).isEqualTo("🗂\\ud83d");
  }

  @Test
  void sqlIsShownInOneLine() {
    assertThat(Printable.line("\n  select 1\r\n\t from t \n")).isEqualTo("select 1 from t");
    assertThat(Printable.line("select '\u001b[2J'")).isEqualTo("select '\\u001b[2J'");
  }

  @Test
  void severalLinesStaySeveral() {
    assertThat(Printable.lines("a: \u202e1\nb: 2")).isEqualTo("a: \\u202e1\nb: 2");
  }

  @Test
  void ofALongNameAMessageHasTheStart() {
    String name = "x".repeat(10_000_000);
    assertThat(Printable.message("Can't use t." + name + ": no such column."))
        .isEqualTo("Can't use t." + name.substring(0, 98) + "…: no such column.");
    assertThat(Printable.message("Can't " + name.substring(0, 400) + ".")).hasSize(407);
  }

  @Test
  void aLongMessageKeepsItsStartAndItsEnd() {
    assertThat(Printable.message("Can't: " + "x ".repeat(5_000_000) + "Do it."))
        .hasSize(10_001)
        .startsWith("Can't: x x")
        .endsWith("x x Do it.");
  }

  @Test
  @Timeout(10)
  void aMillionBlanksAreReadOnce() {
    String blanks = " ".repeat(1_000_000);
    assertThat(Printable.line("a" + blanks + "b")).isEqualTo("a" + blanks + "b");
    assertThat(Printable.line("a" + blanks + "\n\t" + blanks + "b")).isEqualTo("a b");
  }
}
