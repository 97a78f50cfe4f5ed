package org.recordsdb.internal.sql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.SqlPosition;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Syntax;

/**
 * Where a statement stands in the text that the caller gave. Finds there what a database says of
 * the statement that it was sent; the text is read again for that, as few statements fail.
 * Immutable.
 *
 * @param text all that the caller gave
 * @param begin the index of the statement's first character
 * @param end the index behind its last one
 * @param ofScript whether it is one of a script, which has no parameters
 */
public record Origin(String text, int begin, int end, boolean ofScript) {

  /** The text is the statement. */
  public static Origin of(String sql) {
    return new Origin(sql, 0, sql.length(), false);
  }

  /**
   * The place of the fault, if the database tells it, or names what stands in the statement once.
   *
   * @param values the names of the values that were bound, in their order: of a list, its name for
   *     each of its values
   */
  public Optional<SqlPosition> place(Fault fault, List<String> values, Syntax syntax) {
    if (fault.at() == 0 && fault.near() == null && unknown(fault) == null) {
      return Optional.empty(); // and the text need not be read
    }
    OptionalInt index = index(fault, SentSql.of(this, values, syntax));
    return index.isEmpty() ? Optional.empty() : Optional.of(SqlPosition.of(text, index.getAsInt()));
  }

  private static OptionalInt index(Fault fault, SentSql sent) {
    OptionalInt told = fault.at() == 0 ? OptionalInt.empty() : sent.at(fault.at());
    if (told.isPresent()) {
      return told;
    }
    String piece = fault.near();
    OptionalInt near = piece == null ? OptionalInt.empty() : sent.piece(piece);
    String name = unknown(fault);
    return near.isPresent() || name == null ? near : sent.name(name);
  }

  private static @Nullable String unknown(Fault fault) {
    if (fault.kind() == ErrorKind.UNKNOWN_TABLE) {
      return fault.table();
    }
    boolean column = fault.kind() == ErrorKind.UNKNOWN_COLUMN && !fault.columns().isEmpty();
    return column ? fault.columns().get(0) : null;
  }

  /** In words behind a message; empty for a text of one line, where everybody sees the place. */
  public static String words(@Nullable SqlPosition place, String text) {
    return place == null || text.indexOf('\n') < 0 ? "" : " at " + place;
  }
}
