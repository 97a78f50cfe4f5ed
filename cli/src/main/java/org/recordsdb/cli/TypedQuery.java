package org.recordsdb.cli;

import java.util.Set;
import java.util.regex.Pattern;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.SqlPosition;
import org.recordsdb.internal.sql.Origin;

/**
 * A statement that was typed, and the one with a limit that is run in its place. What fails is told
 * of the one that was typed.
 *
 * @param typed the statement of the user
 * @param run what is run
 * @param limited whether it stands in parentheses there
 */
record TypedQuery(String typed, String run, boolean limited) {

  private static final String BEFORE = "select * from (";
  private static final String BEHIND = ") as rows_of_query limit ";

  /** What may stand in parentheses, with a limit behind it. */
  private static final Set<String> LIMITED = Set.of("select", "with", "values", "table");

  /** What the messages show of it. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?<= SQL: )" + Pattern.quote(BEFORE) + "\\s*+|\\s" + Pattern.quote(BEHIND) + "\\d++");

  /** What a database says of a statement that ends too early if a parenthesis follows it. */
  private static final String PARENTHESIS = "there is a syntax error: \")\"";

  /** With a limit, if it takes one; a comment at its end ends with its line. */
  static TypedQuery of(String sql, long limit) {
    String bare = sql.stripTrailing().replaceFirst("(?:;\\s*+)++$", "");
    return LIMITED.contains(QueryRefusals.firstWord(bare.strip()))
        ? new TypedQuery(sql, BEFORE + bare + "\n" + BEHIND + limit, true)
        : new TypedQuery(sql, bare, false);
  }

  /** The failure with the statement and the place in it that were typed. */
  RecordsException told(RecordsException problem) {
    if (!limited) {
      return problem;
    }
    Failure failure = problem.failure();
    SqlPosition place = failure.position();
    String message = SHOWN.matcher(failure.message()).replaceAll("");
    if (place == null) {
      return failure.message(message).exception();
    }
    int index = Math.max(0, index(place) - BEFORE.length());
    if (index >= typed.stripTrailing().length() && typed.indexOf(')') < 0) {
      message = message.replace(PARENTHESIS, "it ends too early");
    }
    SqlPosition meant = SqlPosition.of(typed, Math.min(index, typed.length()));
    String words = Origin.words(meant, typed);
    return failure
        .message(message.replace(Origin.words(place, run), words))
        .position(meant)
        .exception();
  }

  /** The index of that place in what was run. */
  private int index(SqlPosition place) {
    int begin = 0;
    for (int line = 1; line < place.line(); line++) {
      begin = run.indexOf('\n', begin) + 1;
    }
    return run.offsetByCodePoints(begin, place.column() - 1);
  }
}
