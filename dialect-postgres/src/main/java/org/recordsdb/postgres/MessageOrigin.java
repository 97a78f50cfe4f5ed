package org.recordsdb.postgres;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Who wrote a server's message. A function's {@code raise} may choose every part of it, the
 * SQLSTATE and the names of tables and columns too, and put a row's values there. Only the context
 * and the place in the server's source can't be chosen.
 */
final class MessageOrigin {

  /** Reads the source of functions, and quotes nothing else. */
  private static final Set<String> COMPILER = Set.of("pl_gram.y", "pl_scanner.c");

  /** Where the server itself rejects rows, with names of its catalog. */
  private static final Set<String> ROW_CHECKS =
      Set.of(
          "nbtinsert.c",
          "execMain.c",
          "execIndexing.c",
          "execExprInterp.c",
          "ri_triggers.c",
          "domains.c");

  /** Where commands are run that take no parameters, and nothing else. */
  private static final Set<String> COMMANDS =
      Set.of(
          "dependency.c",
          "heap.c",
          "index.c",
          "indexcmds.c",
          "lockcmds.c",
          "parse_utilcmd.c",
          "policy.c",
          "portalcmds.c",
          "rewriteHandler.c",
          "schemacmds.c",
          "tablecmds.c",
          "trigger.c",
          "typecmds.c",
          "view.c",
          "xact.c");

  /** Longer texts say no more, and may be meant to fill the memory. */
  private static final int LONGEST = 1_000;

  /** How the context of a value begins that is bound, in every language (since PostgreSQL 16). */
  private static final Pattern BOUND =
      Pattern.compile("[^$(]*\\$(\\d{1,5})(?: = .*)?", Pattern.DOTALL);

  private MessageOrigin() {}

  /** The server's text, cut where it is too long; empty if it sent none. */
  static String text(ServerErrorMessage message) {
    @Nullable String text = message.getMessage();
    return text == null ? "" : cut(text);
  }

  /** The text, cut where it is too long. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /**
   * True if no value can be in the text: the server found the fault while it read the SQL, to which
   * only then it tells a place in it, or in a command that takes no parameters. A function that
   * rejects a value has no such place, whatever it quotes.
   */
  static boolean isAboutSql(ServerErrorMessage message) {
    return position(message) > 0 || COMMANDS.contains(file(message));
  }

  /** The place in the SQL that the server tells, counted from 1; 0 if it tells none. */
  static int position(ServerErrorMessage message) {
    try {
      return Math.max(0, message.getPosition());
    } catch (NumberFormatException e) {
      return 0; // some other program answers in place of a server
    }
  }

  /** True if no function wrote the text or ran the statement that it is about. */
  static boolean isServersText(ServerErrorMessage message) {
    return message.getWhere() == null || COMPILER.contains(file(message));
  }

  /** True if the names of table, columns and constraint are those of the catalog. */
  static boolean hasServersNames(ServerErrorMessage message) {
    return isServersText(message) || ROW_CHECKS.contains(file(message));
  }

  /** The parameter whose text the server could not read, as {@code parameter $2}; or null. */
  static @Nullable String parameter(ServerErrorMessage message) {
    Matcher found = BOUND.matcher(String.valueOf(message.getWhere()));
    return found.matches() ? "parameter $" + found.group(1) : null;
  }

  /** The file of the server's source that the message comes from; empty if it is not told. */
  static String file(ServerErrorMessage message) {
    @Nullable String file = message.getFile();
    return file == null ? "" : file;
  }
}
