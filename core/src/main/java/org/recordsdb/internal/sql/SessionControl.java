package org.recordsdb.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Syntax;

/**
 * Rejects statements and functions that act on the connection instead of the database: it is lent
 * for one statement and then to others, who would find themselves in a transaction they did not
 * begin, without their foreign keys, or writing where only reading was promised.
 */
final class SessionControl {

  private static final Set<String> TRANSACTION =
      Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");

  /** Statements whose effect stays on the connection, whatever follows. */
  private static final Set<String> SETTING =
      Set.of(
          "set",
          "reset",
          "discard",
          "listen",
          "unlisten",
          "prepare",
          "execute",
          "deallocate",
          "load",
          "attach",
          "detach");

  /** Commands that the driver of SQLite runs itself, in a file that they name. */
  private static final Set<String> FILE_COMMANDS = Set.of("backup", "restore");

  /** What may follow SET, as it ends with the transaction. */
  private static final Set<String> OF_THE_TRANSACTION =
      Set.of("local", "constraints", "transaction");

  private static final String STAYS = "it would stay on a connection that is lent to others";

  private static final String RELIED_ON = "Records relies on it";

  private static final String OTHER_TABLES =
      "verbs would not follow it; open another Records with the schema (DB_SCHEMA, or the option"
          + " schema of the URL), or write the schema before the name of the table";

  /**
   * Settings that SQL may not change even for one transaction, and why: what is checked and how
   * values are read rests on them, or they would not end with it.
   */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("transaction_read_only", RELIED_ON),
          Map.entry("standard_conforming_strings", RELIED_ON),
          Map.entry("client_encoding", RELIED_ON),
          Map.entry("names", RELIED_ON),
          Map.entry("datestyle", RELIED_ON),
          Map.entry("intervalstyle", RELIED_ON),
          Map.entry("extra_float_digits", RELIED_ON),
          Map.entry("bytea_output", RELIED_ON),
          Map.entry("array_nulls", RELIED_ON),
          Map.entry("search_path", OTHER_TABLES),
          Map.entry("schema", OTHER_TABLES),
          Map.entry("session_authorization", STAYS + "; use SET LOCAL ROLE in a transaction"),
          Map.entry("seed", STAYS));

  private static final String SET_CONFIG = "set_config";

  private static final String LOCK =
      "the lock would stay on a connection that is lent to others; use pg_advisory_xact_lock in a"
          + " transaction";

  private static final Set<String> SESSION_LOCKS =
      Set.of(
          "pg_advisory_lock",
          "pg_advisory_lock_shared",
          "pg_try_advisory_lock",
          "pg_try_advisory_lock_shared",
          "pg_advisory_unlock",
          "pg_advisory_unlock_shared",
          "pg_advisory_unlock_all");

  /** Pragmas that take an argument and only read. */
  private static final Set<String> READING_PRAGMAS =
      Set.of(
          "table_info",
          "table_xinfo",
          "table_list",
          "index_list",
          "index_info",
          "index_xinfo",
          "foreign_key_list",
          "foreign_key_check",
          "integrity_check",
          "quick_check");

  private SessionControl() {}

  /**
   * Throws if the statement is one, or calls such a function.
   *
   * @param tokens its tokens, without white space and comments
   * @param syntax which functions the database has that must not be called
   */
  static void refuse(List<Token> tokens, Syntax syntax) {
    List<Token> statement = explained(tokens);
    refuseStatement(statement);
    for (FunctionCall call : FunctionCall.in(tokens)) {
      refuseCall(call, syntax.refusedFunctions());
    }
  }

  /** True for SET LOCAL of what decides which tables SQL means. */
  static boolean choosesSchema(List<Token> statement) {
    return word(statement, 0).equals("set")
        && word(statement, 1).equals("local")
        && OTHER_TABLES.equals(FIXED.get(setting(statement)));
  }

  /**
   * What EXPLAIN explains, or the statement itself: SQLite applies the settings of a PRAGMA that it
   * explains.
   */
  static List<Token> explained(List<Token> tokens) {
    if (!word(tokens, 0).equals("explain")) {
      return tokens;
    }
    int from = 1;
    if (word(tokens, 1).equals("query")) {
      from = 3;
    } else if (tokens.size() > 1 && tokens.get(1).is("(")) {
      from = 2 + tokens.stream().skip(1).takeWhile(token -> !token.is(")")).toList().size();
    } else {
      while (Set.of("analyze", "analyse", "verbose").contains(word(tokens, from))) {
        from++;
      }
    }
    return tokens.subList(Math.min(from, tokens.size()), tokens.size());
  }

  private static void refuseStatement(List<Token> tokens) {
    String first = word(tokens, 0);
    String second = word(tokens, 1);
    boolean prepared = first.equals("prepare") && second.equals("transaction");
    if (TRANSACTION.contains(first) || prepared) {
      throw refused(upper(first), "inTransaction and useTransaction begin and end transactions");
    }
    if (FILE_COMMANDS.contains(first)) {
      throw refused(upper(first), "the driver would write or read a file of this machine");
    }
    if (first.equals("set")) {
      refuseFixed(setting(tokens));
    }
    if (SETTING.contains(first) && !ends(first, second)) {
      throw refused(
          upper(first),
          first.equals("set")
              ? STAYS + "; use SET LOCAL"
              : "its effect would stay on a connection that is lent to others");
    }
    if (first.equals("declare") && has(tokens, "hold") && has(tokens, "with")) {
      throw refused("DECLARE .. WITH HOLD", "the cursor would outlive its transaction");
    }
    if (updatesSettings(tokens)) {
      throw refused("UPDATE pg_settings", "the setting would stay on the connection");
    }
    if (first.equals("pragma") && sets(tokens)) {
      throw refused("PRAGMA", "a setting would stay on a connection that is lent to others");
    }
  }

  /** True for an UPDATE of the view that sets what is written into it, behind WITH too. */
  private static boolean updatesSettings(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (word(tokens, i).equals("update")) {
        if (updated(tokens, i + 1).equals("pg_settings")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The last part of the name from this place on, whatever stands before it. */
  private static String updated(List<Token> tokens, int from) {
    int at = from;
    while (at < tokens.size() && (word(tokens, at).equals("only") || tokens.get(at).is("("))) {
      at++;
    }
    while (at + 1 < tokens.size() && tokens.get(at + 1).is(".")) {
      at += 2;
    }
    return at < tokens.size() ? tokens.get(at).name() : "";
  }

  /** The name of what SET sets; empty for one with a dot in it, which is the user's own. */
  private static String setting(List<Token> set) {
    int at = Set.of("local", "session").contains(word(set, 1)) ? 2 : 1;
    if (word(set, at).equals("session") || word(set, at).equals("authorization")) {
      return "session_authorization";
    }
    boolean own = set.size() > at + 1 && set.get(at + 1).is(".");
    return own || set.size() <= at ? "" : set.get(at).name();
  }

  private static boolean ends(String first, String second) {
    return first.equals("set") && OF_THE_TRANSACTION.contains(second);
  }

  private static boolean sets(List<Token> pragma) {
    boolean qualified = pragma.size() > 2 && pragma.get(2).is(".");
    boolean argument = pragma.stream().anyMatch(token -> token.is("=") || token.is("("));
    return argument && !READING_PRAGMAS.contains(word(pragma, qualified ? 3 : 1));
  }

  private static void refuseCall(FunctionCall call, Map<String, String> refused) {
    String reason = refused.get(call.name());
    if (reason != null) {
      throw refused(call.name(), reason);
    }
    if (call.name().equals("setseed")) {
      throw refused("setseed", STAYS);
    }
    if (SESSION_LOCKS.contains(call.name())) {
      throw refused(call.name(), LOCK);
    }
    if (!call.name().equals(SET_CONFIG)) {
      return;
    }
    refuseFixed(call.literal());
    if (call.literal().isEmpty() || !call.endsWith("true")) {
      throw refused(
          SET_CONFIG,
          STAYS
              + "; name the setting in the SQL and"
              + " end with true, as in set_config('app.tenant', :tenant, true), which ends with the"
              + " transaction");
    }
  }

  private static void refuseFixed(String setting) {
    String reason = FIXED.get(setting);
    if (reason != null) {
      throw refused("A change of " + setting, reason);
    }
  }

  private static boolean has(List<Token> tokens, String word) {
    return tokens.stream().anyMatch(token -> token.word().equals(word));
  }

  private static String word(List<Token> tokens, int index) {
    return index < tokens.size() ? tokens.get(index).word() : "";
  }

  private static String upper(String statement) {
    return statement.toUpperCase(Locale.ROOT);
  }

  private static RecordsException refused(String what, String reason) {
    return Failure.of(ErrorKind.ARGUMENT, what + " is not sent as SQL: " + reason + ".")
        .exception();
  }
}
