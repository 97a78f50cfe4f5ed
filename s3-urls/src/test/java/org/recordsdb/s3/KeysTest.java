package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private final DocumentUrls urls = DocumentUrls.from("https://cdn.example.org");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain-1_2.~tar.gz | plain-1_2.~tar.gz",
        "a/b/c.pdf         | a/b/c.pdf",
        "a b               | a%20b",
        "a+b               | a%2Bb",
        "what?             | what%3F",
        "no#1              | no%231",
        "100%              | 100%25",
        "a%20b             | a%2520b",
        "größe             | gr%C3%B6%C3%9Fe",
        "gro\u0308sse      | gro%CC%88sse",
        "📄                | %F0%9F%93%84",
        "!$&'()*,;=:@      | %21%24%26%27%28%29%2A%2C%3B%3D%3A%40",
        "...               | ...",
        "..a/b../.c        | ..a/b../.c",
        "a%2Fb             | a%252Fb",
        "%zz%              | %25zz%25",
      })
  void keyIsEncodedByteForByte(String key, String encoded) {
    assertThat(urls.url(key)).isEqualTo("https://cdn.example.org/" + encoded);
  }

  @Test
  void slashesSeparateAndStayAsTheyAre() {
    assertThat(urls.url("2026/11/a b/c")).endsWith("/2026/11/a%20b/c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "../x",
        "a/../b",
        "a/..",
        "a/.",
        "./a",
        "a/./b",
        "%2e%2e/x",
        "%2E%2e/x",
        "a/%2e./b",
        ".%2e",
        "%2e",
        "a%2f..%2fb",
        "a%2F%2E%2E%2Fb",
        "..%2fx",
        "..%5cx",
        "%252e%252e/x",
        "%25252e%25252e%25252fx"
      })
  void traversalIsRefused(String key) {
    assertRefused(key, "written out or percent-encoded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a", "a/", "a//b", "//a", "a/b//"})
  void emptySegmentIsRefused(String key) {
    assertRefused(key, "two in a row");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 0xa, 0xd, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f})
  void controlCharacterIsRefusedAndNotRepeated(int control) {
    String key = "a" + (char) control + "b";

    assertRefused(key, String.format("control character U+%04X at index 1", control));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls.url(key))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(Character.toString(control)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\ud83d", "\ud83db", "\ude00", "a\ude00\ud83d", "\ud83d\ud83d\ude00"})
  void halfOfASurrogatePairIsRefused(String key) {
    assertRefused(key, "half of a surrogate pair");
  }

  @Test
  void backslashIsRefused() {
    assertRefused("a\\b", "backslash");
  }

  @Test
  void emptyKeyIsRefused() {
    assertRefused("", "empty");
  }

  @Test
  void longestKeyIsAccepted() {
    assertThat(urls.url("a".repeat(1024))).hasSize("https://cdn.example.org/".length() + 1024);
  }

  @Test
  void lengthIsCountedInBytes() {
    assertThat(urls.url("ö".repeat(512))).endsWith("%C3%B6");
    assertRefused("ö".repeat(512) + "a", "1025 UTF-8 bytes");
  }

  @Test
  void prefixCountsForAnS3Key() {
    try (DocumentUrls s3 = DocumentUrls.from("s3://bucket/1234567?region=eu-central-1")) {
      assertThat(s3.url("a".repeat(1016))).endsWith("a");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> s3.url("a".repeat(1017)))
          .withMessageContaining("with its prefix it has 1025 UTF-8 bytes");
    }
  }

  @Test
  @Timeout(5)
  void longKeyIsRefusedQuickly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls.url("%25".repeat(1_000_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void errorShowsTheKeyWithoutSteeringATerminal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls.url("../\u202egnp.exe"))
        .withMessage(
            "Key \"../\\u{202e}gnp.exe\" is rejected: it has the segment \".\" or \"..\", written out"
                + " or percent-encoded; remove it.");
  }

  @Test
  void nullKeyIsNamed() {
    assertThatNullPointerException().isThrownBy(() -> urls.url(null)).withMessage("key");
  }

  private void assertRefused(String key, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls.url(key))
        .withMessageStartingWith("Key \"")
        .withMessageContaining(reason);
  }
}
