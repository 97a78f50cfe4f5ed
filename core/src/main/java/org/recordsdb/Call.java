package org.recordsdb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.sql.Origin;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.TableKind;

/**
 * A statement as sessions and errors see it.
 *
 * @param what the verb and its object, as {@code insert into documents}
 * @param table the table's description, or null in raw SQL
 * @param write whether it needs a connection that writes
 * @param sql the statement's text, or null if it is none
 * @param reachesSession whether it may change the connection it runs on
 * @param command whether it may be one that runs outside of transactions only, as VACUUM
 * @param parameters those of raw SQL, in their order; empty for verbs, whose values were checked
 * @param origin where raw SQL stands in the caller's text, or null
 */
record Call(
    String what,
    @Nullable TableInfo table,
    boolean write,
    @Nullable String sql,
    boolean reachesSession,
    boolean command,
    List<Slot> parameters,
    @Nullable Origin origin) {

  /**
   * A statement of a verb, which leaves the connection as it is; but for a change of a view, as of
   * {@code pg_settings}: what that does is the view's choice.
   */
  Call(String what, @Nullable TableInfo table, boolean write, @Nullable String sql) {
    this(what, table, write, sql, write && isView(table), false, List.of(), null);
  }

  private static boolean isView(@Nullable TableInfo table) {
    return table != null && table.kind() == TableKind.VIEW;
  }

  /** Throws if the call writes and only reading was promised. */
  void requireAllowed(boolean readOnly) {
    if (readOnly && write) {
      throw Failure.of(
              ErrorKind.READ_ONLY,
              "Can't "
                  + what
                  + ": this Records is read-only. Open one without DB_READ_ONLY to write.")
          .exception();
    }
  }

  /** True for SQL of the caller's own, in which names and times mean what the session says. */
  boolean isRaw() {
    return table == null && sql != null;
  }

  /** The statement as the caller wrote it, or else as it is sent; null if it is none. */
  @Nullable String written() {
    return origin == null ? sql : origin.text().substring(origin.begin(), origin.end());
  }

  /** True if the statement can only violate foreign keys of its own table. */
  boolean isInsert() {
    return what.startsWith("insert into ");
  }

  static Call reading(String what) {
    return new Call(what, null, false, null);
  }

  static Call writing(String what) {
    return new Call(what, null, true, null);
  }
}
