package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.recordsdb.internal.sql.FreeSql.Access;
import org.recordsdb.internal.sql.FreeSql.Result;

/** What a statement's words tell: those outside of parentheses, and the first of each inside. */
final class Outline {

  private static final Set<String> READING = Set.of("select", "values", "explain", "show", "table");
  private static final Set<String> WRITING =
      Set.of("insert", "update", "delete", "replace", "merge");
  static final Set<String> DEFINING =
      Set.of("create", "alter", "drop", "truncate", "comment", "grant", "revoke", "reindex");

  /**
   * Beginnings of functions that change something which no transaction of PostgreSQL keeps from
   * them, or run SQL from a text, in which that can't be seen.
   */
  private static final List<String> WRITING_FUNCTIONS =
      List.of(
          "lo_",
          "lowrite",
          "dblink",
          "pg_terminate_backend",
          "pg_cancel_backend",
          "pg_reload_conf",
          "pg_rotate_logfile",
          "pg_logical_emit_message",
          "pg_create_",
          "pg_drop_",
          "pg_copy_",
          "pg_replication_",
          "pg_switch_wal",
          "pg_promote",
          "pg_backup_",
          "pg_wal_replay_",
          "pg_stat_reset",
          "pg_file_",
          "pg_notify",
          "pg_logical_slot_",
          "pg_sync_replication_slots",
          "pg_import_system_collations",
          "pg_log_backend_memory_contexts",
          "pg_stat_statements_reset",
          "brin_summarize_",
          "brin_desummarize_",
          "gin_clean_pending_list",
          "query_to_xml",
          "cursor_to_xml",
          "ts_stat",
          "ts_rewrite",
          "crosstab",
          "connectby",
          "xpath_table");

  private final List<Token> tokens;
  private final List<String> outside = new ArrayList<>();
  private boolean writesInside;

  private Outline(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Outline of(List<Token> tokens) {
    Outline outline = new Outline(tokens.stream().filter(token -> !token.isSpace()).toList());
    outline.read();
    return outline;
  }

  /** The statement without white space and comments. */
  List<Token> tokens() {
    return tokens;
  }

  /** The first word, or empty text if there is none. */
  String first() {
    return tokens.stream().map(Token::word).filter(w -> !w.isEmpty()).findFirst().orElse("");
  }

  Access access() {
    String verb = verb();
    if (WRITING.contains(verb) || writesInside || callsWriter()) {
      return Access.WRITE;
    }
    if (verb.equals("explain")) {
      return runsWhatWrites() ? Access.WRITE : Access.READ;
    }
    if (reads() && outside.contains("into")) {
      return Access.DEFINE; // SELECT INTO makes a table
    }
    if (reads() || verb.equals("with")) {
      return Access.READ;
    }
    return DEFINING.contains(verb) ? Access.DEFINE : Access.WRITE;
  }

  /** Explained statements are not run, but by EXPLAIN ANALYZE. */
  private boolean runsWhatWrites() {
    return tokens.stream().anyMatch(token -> token.word().equals("analyze"))
        && outside.stream()
            .anyMatch(
                word -> word.equals("into") || word.equals("update") || word.equals("delete"));
  }

  /** True if the statement changes the schema. */
  boolean defines() {
    return access() == Access.DEFINE;
  }

  Result result() {
    String verb = verb();
    if (defines()) {
      return Result.COUNT;
    }
    if (reads() || access() == Access.READ || outside.contains("returning")) {
      return Result.ROWS;
    }
    return WRITING.contains(verb) ? Result.COUNT : Result.EITHER;
  }

  /** True if the statement is one that reads, whatever it calls. */
  boolean reads() {
    return READING.contains(verb());
  }

  /** True if the statement reads, or writes rows, and is no definition or command. */
  boolean isAboutRows() {
    return !defines() && (reads() || WRITING.contains(verb()));
  }

  private boolean callsWriter() {
    return FunctionCall.in(tokens).stream()
        .anyMatch(call -> WRITING_FUNCTIONS.stream().anyMatch(call.name()::startsWith));
  }

  /** The first word, or after WITH and its queries the one that says what is done with them. */
  private String verb() {
    String first = first();
    return first.equals("with")
        ? outside.stream()
            .filter(word -> READING.contains(word) || WRITING.contains(word))
            .findFirst()
            .orElse(first)
        : first;
  }

  /** A word after which a parenthesis opens is a function, as replace() may be. */
  private void read() {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).word();
      if (is(i, "(")) {
        depth++;
      } else if (is(i, ")")) {
        depth--;
      } else if (depth == 0) {
        outside.add(word);
      } else if ((is(i - 1, "(") || is(i - 1, ")")) && WRITING.contains(word) && !is(i + 1, "(")) {
        writesInside = true;
      }
    }
  }

  private boolean is(int index, String text) {
    return index >= 0 && index < tokens.size() && tokens.get(index).text().equals(text);
  }
}
