package org.recordsdb.internal.sql;

import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/** How deep parentheses stand inside of each other, where databases end at different depths. */
final class Nesting {

  /** SQLite takes no more expressions inside of each other. */
  private static final int MAX_DEPTH = 1_000;

  private Nesting() {}

  /** Throws if they stand deeper than every database takes. */
  static void requireTaken(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth > MAX_DEPTH) {
        throw Failure.of(
                ErrorKind.LIMIT,
                "Can't run the SQL: more than "
                    + MAX_DEPTH
                    + " parentheses stand inside of each other. Write it with fewer.")
            .exception();
      }
    }
  }
}
