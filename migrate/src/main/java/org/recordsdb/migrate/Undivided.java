package org.recordsdb.migrate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.Script;
import org.recordsdb.spi.Syntax;

/** Says of a file that could not be divided into statements what is wrong in which line. */
final class Undivided {

  private static final String TRANSACTION =
      " begins or ends a transaction, and a migration is one already; leave it out";

  private static final String SETTING = " would stay after the migration; leave it out";

  /** Statements that act on the connection, and what is said of them. */
  private static final Map<String, String> CONTROL =
      Map.ofEntries(
          Map.entry("begin", TRANSACTION),
          Map.entry("start", TRANSACTION),
          Map.entry("commit", TRANSACTION),
          Map.entry("rollback", TRANSACTION),
          Map.entry("abort", TRANSACTION),
          Map.entry("savepoint", TRANSACTION),
          Map.entry("release", TRANSACTION),
          Map.entry("prepare", TRANSACTION),
          Map.entry("set", " would stay after the migration; write SET LOCAL"),
          Map.entry("reset", SETTING),
          Map.entry("discard", SETTING),
          Map.entry(
              "pragma",
              " is a setting of the connection; a migration may begin with pragma foreign_keys ="
                  + " off, in a file that ends in .sqlite.sql, and take no other"));

  private Undivided() {}

  /** The failure with its place. */
  static RecordsException of(String file, String text, Syntax syntax, RecordsException failure) {
    SqlWords words = SqlWords.of(text);
    if (failure.kind() == ErrorKind.SYNTAX) {
      return placed(failure, file, text, unclosed(words), String.valueOf(failure.getMessage()));
    }
    Optional<SqlWords.Word> control = control(words, syntax);
    String message =
        control
            .filter(word -> !isLocal(text.substring(word.end())))
            .map(word -> word.text().toUpperCase(Locale.ROOT) + CONTROL.get(word.text()) + ".")
            .orElse(String.valueOf(failure.getMessage()));
    return placed(failure, file, text, control, message);
  }

  /**
   * True if SET LOCAL was written, which is taken for most settings: the failure has the reason.
   */
  private static boolean isLocal(String rest) {
    return rest.stripLeading().toLowerCase(Locale.ROOT).startsWith("local");
  }

  private static RecordsException placed(
      RecordsException failure,
      String file,
      String text,
      Optional<SqlWords.Word> at,
      String message) {
    String line =
        at.map(word -> " (line " + SqlStatement.lineAt(text, word.start()) + ")").orElse("");
    return Failure.of(failure.kind(), file + line + ": " + message).exception();
  }

  /** The quote or the comment that has no end: no word is made of a quote alone. */
  private static Optional<SqlWords.Word> unclosed(SqlWords words) {
    return IntStream.range(0, words.words().size())
        .filter(i -> Set.of("'", "\"", "`").contains(words.at(i)) || words.has(i, "/", "*"))
        .mapToObj(words.words()::get)
        .findFirst();
  }

  /** The first word of the statement that is refused. */
  private static Optional<SqlWords.Word> control(SqlWords words, Syntax syntax) {
    return IntStream.range(0, words.words().size())
        .filter(i -> i == 0 || words.at(i - 1).equals(";"))
        .filter(i -> CONTROL.containsKey(words.at(i)) && isRefused(words, i, syntax))
        .mapToObj(words.words()::get)
        .findFirst();
  }

  private static boolean isRefused(SqlWords words, int first, Syntax syntax) {
    int end = first;
    while (!words.at(end).isEmpty() && !words.at(end).equals(";")) {
      end++;
    }
    try {
      Script.ofMigration(words.between(first, end), syntax);
      return false;
    } catch (RecordsException e) {
      return true;
    }
  }
}
