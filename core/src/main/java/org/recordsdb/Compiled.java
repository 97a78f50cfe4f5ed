package org.recordsdb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Syntax;

/**
 * A shape's SQL with everything that its execution needs. Immutable and thread-safe.
 *
 * @param call what sessions and errors see of it
 * @param sql the text
 * @param slots its parameters in their order
 * @param rows how its rows are read; of no columns if it gives none
 * @param syntax the dialect's spelling of patterns
 */
record Compiled(Call call, String sql, List<Slot> slots, RowReader rows, Syntax syntax) {

  /**
   * PostgreSQL's protocol takes 65,535 parameters, SQLite as many as it was built for, usually
   * 32,766.
   */
  private static final int MAX_PARAMETERS = 32_000;

  /** All values as the codecs bind them, or the error that the first bad one deserves. */
  @Nullable Object[] encode(List<? extends @Nullable Object> values) {
    if (values.size() > MAX_PARAMETERS) {
      throw Failure.of(
              ErrorKind.LIMIT,
              "Can't " + call.what() + ": a statement takes at most " + MAX_PARAMETERS + " values.")
          .exception();
    }
    @Nullable Object[] encoded = new @Nullable Object[values.size()];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = slots.get(i).encode(values.get(i), syntax);
    }
    return encoded;
  }
}
