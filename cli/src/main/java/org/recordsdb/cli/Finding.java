package org.recordsdb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a check-up found. Holds no secret.
 *
 * @param step what was looked at, in a word or two
 * @param outcome the verdict
 * @param found what was found
 * @param advice what to do about it, or null
 */
record Finding(String step, Outcome outcome, String found, @Nullable String advice) {

  /** The first sentence, and those behind it; what stands in parentheses is a part of one. */
  private static final Pattern SENTENCES =
      Pattern.compile(
          "(?<cause>(?:\\([^()]*+\\)|[^.(]++|(?<=[.])[.]|[.](?!\\s+\\p{Lu})|\\()++)[.]\\s+(?<remedy>.*)",
          Pattern.DOTALL);

  /** The verdict on a step. */
  enum Outcome {
    /** As it should be. */
    OK,
    /** It works, and may surprise. */
    WARN,
    /** It does not work. */
    FAIL
  }

  static Finding ok(String step, String found) {
    return new Finding(step, Outcome.OK, found, null);
  }

  static Finding warn(String step, String found, String advice) {
    return new Finding(step, Outcome.WARN, found, advice);
  }

  static Finding fail(String step, String found, String advice) {
    return new Finding(step, Outcome.FAIL, found, advice);
  }

  /**
   * A failure that the library reported, whose messages end with the remedy.
   *
   * @param message what the library says, in words of the command
   * @param otherwise what to do where the message does not say it
   */
  static Finding failAsTold(String step, String message, String otherwise) {
    Matcher parts = SENTENCES.matcher(message);
    return parts.matches()
        ? fail(step, parts.group("cause"), parts.group("remedy"))
        : fail(step, message, otherwise);
  }

  boolean isFailed() {
    return outcome == Outcome.FAIL;
  }

  /** In one line, the advice in a second one. */
  List<String> lines() {
    String line = String.format("%-4s  %-13s  %s", outcome, step, found);
    return advice == null ? List.of(line) : List.of(line, " ".repeat(21) + advice);
  }

  Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("step", step);
    document.put("outcome", outcome.name());
    document.put("found", found);
    document.put("advice", advice);
    return document;
  }
}
