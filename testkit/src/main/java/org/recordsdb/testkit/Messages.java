package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Printable;

/** What holds of every message, whatever failed: the style that CONTRIBUTING asks for. */
final class Messages {

  /** Operation and object, a colon, the cause, a stop, the remedy. */
  private static final Pattern FORM =
      Pattern.compile("(Row \\d+ of the batch: )?Can't [a-z].+?: .+?\\. .+[.?]", Pattern.DOTALL);

  /** Names of our own that mean nothing to a caller. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "<parameter|\\binternal\\.|INT16|INT32|INT64|FLOAT32|FLOAT64|\\bBYTES\\b|\\bINSTANT\\b"
              + "|rows_of_query|\\[[BLI][;.a-z]|\\bnull \\(|org\\.recordsdb\\.(?!.*class )"
              + "|ImmutableCollections|\\bnot a [AEIO]|\\b1 rows\\b");

  private static final Pattern UNFIT = Pattern.compile(unfit(), Pattern.CASE_INSENSITIVE);

  /** A phrase of so many words is not said twice. */
  private static final int PHRASE = 3;

  private Messages() {}

  /** What holds of the failures of every test. */
  static void check(RecordsException failure) {
    for (Throwable link = failure; link != null; link = link.getCause()) {
      assertThat(isSafe(link.toString())).as("%s", link).isTrue();
    }
    String text = withoutSql(failure);
    assertThat(INTERNAL.matcher(text).find()).as(text).isFalse();
    assertThat(unfitWords(text)).as(text).isEmpty();
    assertThat(repeated(withoutNames(text, failure))).as(text).isEmpty();
  }

  /** The words in the text for which the field has a better one. */
  static List<String> unfitWords(String text) {
    return UNFIT.matcher(text).results().map(MatchResult::group).toList();
  }

  /** That the message has all four parts. */
  static void checkForm(RecordsException failure) {
    assertThat(withoutSql(failure)).matches(FORM);
  }

  /** The message without the statement that it quotes at its end. */
  static String withoutSql(RecordsException failure) {
    String text = String.valueOf(failure.getMessage());
    return text.split("(?<=[.?]) SQL: ", 2)[0];
  }

  /** True if nothing in the text steers a terminal or hides. */
  static boolean isSafe(String text) {
    return text.codePoints().noneMatch(Messages::isUnsafe);
  }

  /** What a terminal obeys, or a reader does not see. */
  private static boolean isUnsafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Names may be of several words, and one may be a part of another. */
  private static String withoutNames(String message, RecordsException failure) {
    List<String> names = new ArrayList<>(failure.columns());
    failure.table().ifPresent(names::add);
    failure.constraint().ifPresent(names::add);
    names.sort(Comparator.comparing(String::length).reversed());
    String text = message.replaceAll("\\\\u\\p{XDigit}{4}", "");
    for (String name : names) {
      String shown = withoutEscapes(Printable.of(name));
      text = shown.isEmpty() ? text : text.replace(shown, "-");
    }
    return text;
  }

  private static String withoutEscapes(String text) {
    return text.replaceAll("\\\\u\\p{XDigit}{4}", "");
  }

  private static List<String> repeated(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_']+", -1);
    Set<String> said = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (int i = 0; i + PHRASE <= words.length; i++) {
      String phrase = words[i] + " " + words[i + 1] + " " + words[i + 2];
      if (!said.add(phrase)) {
        twice.add(phrase);
      }
    }
    return List.copyOf(twice);
  }

  private static String unfit() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream("unfit-words.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(word -> word.endsWith("*") ? word.replace("*", "\\p{L}*") : word)
          .collect(Collectors.joining("|", "\\b(?:", ")\\b"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
