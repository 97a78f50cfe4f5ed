package org.recordsdb.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.Records;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A database URL as an argument: the URL itself, {@code env:NAME} for a variable of the
 * environment, or {@code file:PATH} for the first line of a file. Every user of a machine sees the
 * arguments of its programs, so a URL with a password is refused as one.
 *
 * @param url the URL, which may hold a secret
 * @param place where it is to be corrected, as a message names it
 */
record UrlArgument(String url, String place) {

  /** A second colon and then an at sign, percent-encoded as it should be or not; or its name. */
  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?i)(?:jdbc:)?[^@:]*:[^@:]*:.*@.*|.*(?:passw(?:or)?d|passphrase|pwd)\\s*=.*",
          Pattern.DOTALL);

  /** Bytes that are read of a file: a device may have no end, and no URL is longer. */
  private static final int LONGEST_FILE = 1 << 16;

  /** A word of a text with a login in it: a colon, and an at sign behind it. */
  private static final Pattern LOGIN = Pattern.compile("[^\\s'\"=]*:[^\\s'\"]*@[^\\s'\"]*");

  /** The beginning of such a word: a scheme and its slashes, if it has them, and the user. */
  private static final Pattern USER = Pattern.compile("(?:[^:@]*://)?[^:@/?=&]*(?<colon>:?)");

  /** What a variable or a file holds, if it was meant to be named: anything else is not shown. */
  private static final Pattern DATABASE =
      Pattern.compile(
          "(?i)(?:jdbc:)?(?:sqlite|postgres(?:ql)?)(?:[+][a-z0-9]+)?:.*", Pattern.DOTALL);

  /** A name as variables have it, and hardly a secret in the wrong place. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z_]{0,40}");

  private static final Pattern PERCENT = Pattern.compile("%(\\p{XDigit}{2})");

  private static final String MASK = "***";

  /** The library's own example of a URL, with what ends a part of a sentence. */
  private static final Pattern EXAMPLE =
      Pattern.compile("postgresql://user:password@host/database[;,.]?");

  static UrlArgument of(String argument, Map<String, String> environment) {
    if (argument.startsWith("env:")) {
      String name = argument.substring("env:".length());
      String value = environment.get(name);
      if (value == null || value.isBlank()) {
        String shown = VARIABLE.matcher(name).matches() ? name : "named after env:";
        throw new TypeConversionException("the variable " + shown + " is not set");
      }
      return new UrlArgument(database(value.strip(), "the variable named after env:"), name);
    }
    if (argument.startsWith("file:")) {
      String line = firstLine(argument.substring("file:".length()));
      return new UrlArgument(
          database(line, "the first line of the file named after file:"), "the file of the URL");
    }
    if (holdsSecret(argument)) {
      throw new TypeConversionException(
          "a URL with a password would be seen by every user of this machine; put it into a"
              + " variable and give env:NAME, or into a file and give file:PATH");
    }
    return new UrlArgument(argument, "the URL");
  }

  /** A message about a URL says parts of it, and what is none may be any secret of the machine. */
  private static String database(String text, String where) {
    if (!DATABASE.matcher(text).matches()) {
      throw new TypeConversionException(
          where + " is no database URL; it begins as in sqlite:app.db or postgresql://");
    }
    return text;
  }

  private static String firstLine(String path) {
    try (InputStream file = Files.newInputStream(Path.of(path))) {
      String text = new String(file.readNBytes(LONGEST_FILE), UTF_8);
      return text.lines().findFirst().orElse("").strip();
    } catch (IOException | InvalidPathException e) {
      throw new TypeConversionException("the file named after file: can't be read");
    }
  }

  /** Also where letters of it are percent-encoded, as in {@code pass%77ord=}. */
  private static boolean holdsSecret(String argument) {
    return PASSWORD.matcher(argument).matches() || PASSWORD.matcher(decoded(argument)).matches();
  }

  /** Each byte as a letter of its own: names and signs of a URL are ASCII. */
  private static String decoded(String argument) {
    return PERCENT
        .matcher(argument)
        .replaceAll(
            letter ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(letter.group(1), 16))));
  }

  /** The text without those of the arguments, and the parts of other words, that may be secret. */
  static String masked(String text, String... arguments) {
    String masked = text;
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      if (holdsSecret(argument) || holdsSecret(value)) {
        masked = masked.replace(argument, MASK).replace(value, MASK);
      }
    }
    return LOGIN.matcher(masked).replaceAll(word -> Matcher.quoteReplacement(login(word.group())));
  }

  /**
   * The word with all between the user and the last at sign masked, and what follows a question
   * mark: an option may be a password, too.
   */
  private static String login(String word) {
    if (EXAMPLE.matcher(word).matches()) {
      return word;
    }
    int end = word.lastIndexOf('@');
    String server = word.substring(end).replaceFirst("\\?.+", "?" + MASK);
    Matcher user = USER.matcher(word.substring(0, end));
    boolean alone = user.lookingAt() && user.end() == end && user.group("colon").isEmpty();
    return word.substring(0, user.end()) + (alone ? "" : MASK) + server;
  }

  /** Fails if the URL is wrong by itself, whatever the database is like. */
  void requireValid() {
    Records.explain(url);
  }

  /** Not the URL, which may hold a secret. */
  @Override
  public String toString() {
    return "a database URL";
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<UrlArgument> {
    @Override
    public UrlArgument convert(String argument) {
      return UrlArgument.of(argument, System.getenv());
    }
  }
}
