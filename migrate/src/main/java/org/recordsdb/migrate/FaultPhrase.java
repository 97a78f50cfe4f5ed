package org.recordsdb.migrate;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.spi.Fault;

/** What failed in a statement of a migration, by names; never a value. */
final class FaultPhrase {

  /** How the dialects name the word at which the database stopped. */
  private static final Pattern NEAR = Pattern.compile("(?s)there is a syntax error: \"(.*)\"");

  private static final String END = "it ends too early";

  private FaultPhrase() {}

  /** One or two sentences without the beginning of the first. */
  static String of(Fault fault, SqlStatement statement) {
    String detail = fault.detail();
    if (detail == null) {
      return broken(fault) + ".";
    }
    Matcher near = NEAR.matcher(detail);
    if (near.matches()) {
      String word = near.group(1);
      return statement.syntaxError(word)
          + "."
          + Misspelling.found(word, SqlWords.of(statement.sql())).hint();
    }
    if (detail.equals(END)) {
      return statement.syntaxError("") + ".";
    }
    return detail.replaceAll("'[^']*'", "'..'").replace(" main.", " ") + "."; // texts may be values
  }

  private static String broken(Fault fault) {
    StringBuilder phrase = new StringBuilder(cause(fault));
    if (fault.constraint() != null) {
      phrase.append(", constraint ").append(fault.constraint());
    }
    if (fault.table() != null) {
      phrase.append(", table ").append(fault.table());
    }
    if (!fault.columns().isEmpty()) {
      phrase.append(", column ").append(String.join(", ", fault.columns()));
    }
    return phrase.toString();
  }

  private static String cause(Fault fault) {
    return switch (fault.kind()) {
      case UNIQUE -> "two rows have the same value in a unique key";
      case NOT_NULL -> "a column that takes no NULL was given one";
      case CHECK -> "a row breaks a check";
      case FOREIGN_KEY -> "a row refers to one that does not exist";
      default -> fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
