package org.recordsdb.internal.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.text.DurationText;
import org.recordsdb.spi.ConnectionSettings;

/**
 * Typed access to the configuration variables; collects every problem, so that one message tells
 * all of them.
 */
final class Variables {

  /** How a duration is written: seconds, a point, decimals. */
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,10}");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9})?");

  private final Map<String, String> values;
  private final Map<String, String> methods;
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads these values.
   *
   * @param methods of the variables that were not set but given in code, the method that was called
   */
  Variables(Map<String, String> values, Map<String, String> methods) {
    this.values = values;
    this.methods = methods;
  }

  /** The first of the names that is set. A variable set to nothing is a problem. */
  Optional<String> text(String... names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        if (value.isBlank()) {
          problem(
              name.equals("DATABASE_URL") && methods.containsKey(name)
                  ? "The database URL is empty; give one, as sqlite:app.db."
                  : spoken(name) + " is set but empty; give it a value or remove it.");
          return Optional.empty();
        }
        if (value.indexOf('\0') >= 0) {
          problem(spoken(name) + " has the character U+0000 in it.");
          return Optional.empty();
        }
        boolean login = name.endsWith("DB_USER") && UrlParser.holdsLogin(value);
        boolean secret = !name.endsWith("PASSWORD") && !name.equals("DATABASE_URL");
        if (login || (secret && UrlParser.holdsSecret(value))) {
          problem(spoken(name) + " has a password in it, which would be shown; set DB_PASSWORD.");
          return Optional.empty();
        }
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** What a message calls the place that the URL comes from. */
  String urlName() {
    if (methods.containsKey("DATABASE_URL")) {
      return "the database URL";
    }
    return isSet("DATABASE_URL") ? "DATABASE_URL" : ConnectionSettings.VARIABLES;
  }

  boolean isSet(String name) {
    return values.containsKey(name);
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
          if (!INTEGER.matcher(text).matches()) {
            return Optional.empty();
          }
          int value = Integer.parseInt(text);
          return value >= min && value <= max ? Optional.of(value) : Optional.empty();
        });
  }

  /** A time from a shortest to a longest, exact to the millisecond. */
  Duration seconds(String name, Duration fallback, Duration min, Duration max) {
    return duration(name, fallback, min, max, "");
  }

  /** The same, or zero for no limit. */
  Duration secondsOrNoLimit(String name, Duration fallback, Duration min, Duration max) {
    return duration(name, fallback, min, max, "0 for no limit, or ");
  }

  private Duration duration(
      String name, Duration fallback, Duration min, Duration max, String zero) {
    String range =
        zero
            + DurationText.inSeconds(min)
            + " to "
            + DurationText.inSeconds(max)
            + " seconds, in whole milliseconds";
    return checked(
        name,
        fallback,
        range,
        text ->
            parsed(text)
                .filter(time -> time.compareTo(max) <= 0)
                .filter(time -> time.compareTo(min) >= 0 || (time.isZero() && !zero.isEmpty())));
  }

  private static Optional<Duration> parsed(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal millis = new BigDecimal(text).movePointRight(3).stripTrailingZeros();
    return millis.scale() > 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(millis.longValueExact()));
  }

  /** The lower-case value of the first of the names that is set, if it is one of these. */
  Optional<String> choice(List<String> allowed, String... names) {
    Optional<String> value = text(names).map(text -> text.toLowerCase(Locale.ROOT));
    if (value.isPresent() && !allowed.contains(value.get())) {
      problem(nameOf(names) + " must be one of " + String.join(", ", allowed) + ".");
      return Optional.empty();
    }
    return value;
  }

  /** What the user wrote: the variable, or the method of the builder. */
  private String spoken(String name) {
    return methods.getOrDefault(name, name);
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

  /** Notes one sentence, to be reported with the others. */
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
    problem(spoken(name) + " must be " + range + ".");
    return fallback;
  }
}
