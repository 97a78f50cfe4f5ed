package org.recordsdb.internal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * Typed access to the configuration variables; collects every problem, so that one message tells
 * all of them.
 */
final class Variables {

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();

  Variables(Map<String, String> values) {
    this.values = values;
  }

  /** The first of the names that is set. A variable set to nothing is a problem. */
  Optional<String> text(String... names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        if (value.isBlank()) {
          problem(name + " is set but empty; give it a value or remove it.");
          return Optional.empty();
        }
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** The first of the names that is set, or simply the first. */
  String nameOf(String... names) {
    return Arrays.stream(names).filter(values::containsKey).findFirst().orElse(names[0]);
  }

  int integer(String name, int fallback, int min, int max) {
    String range = "a whole number from " + min + " to " + max;
    return checked(
        name,
        fallback,
        range,
        text -> {
          int value = Integer.parseInt(text);
          return value >= min && value <= max ? Optional.of(value) : Optional.empty();
        });
  }

  Duration seconds(String name, int fallback, int min, int max) {
    return Duration.ofSeconds(integer(name, fallback, min, max));
  }

  boolean flag(String name, boolean fallback) {
    return checked(
        name,
        fallback,
        "true or false",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true", "1", "yes", "on" -> Optional.of(true);
              case "false", "0", "no", "off" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /** Notes one sentence, to be told with the others. */
  void problem(String sentence) {
    problems.add(sentence);
  }

  /** Throws one error that names every bad variable. */
  void check() {
    if (!problems.isEmpty()) {
      throw Failure.of(ErrorKind.CONFIG, String.join(" ", problems)).exception();
    }
  }

  private <T> T checked(
      String name, T fallback, String range, Function<String, Optional<T>> parser) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      Optional<T> value = parser.apply(text.get());
      if (value.isPresent()) {
        return value.get();
      }
    } catch (NumberFormatException e) {
      // said below
    }
    problem(name + " must be " + range + ".");
    return fallback;
  }
}
