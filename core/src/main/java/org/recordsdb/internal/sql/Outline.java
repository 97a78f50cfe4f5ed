package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recordsdb.internal.sql.FreeSql.Access;
import org.recordsdb.internal.sql.FreeSql.Result;

/** What a statement's words tell: those outside of parentheses, and the first of each inside. */
final class Outline {

  private static final Set<String> READING = Set.of("select", "values", "explain", "show", "table");
  static final Set<String> WRITING = Set.of("insert", "update", "delete", "replace", "merge");
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
          "pg_log_",
          "pg_start_backup",
          "pg_stop_backup",
          "pg_restore_",
          "pg_clear_",
          "pg_stat_statements_reset",
          "brin_summarize_",
          "brin_desummarize_",
          "gin_clean_pending_list",
          "heap_force_",
          "pg_truncate_visibility_map",
          "autoprewarm_",
          "pg_prewarm",
          "pg_buffercache_evict",
          "pg_buffercache_mark_dirty",
          "pg_set_",
          "pg_enable_data_checksums",
          "pg_disable_data_checksums",
          "pg_nextoid",
          "binary_upgrade_",
          "injection_points_",
          "postgres_fdw_disconnect",
          "pg_background_",
          "query_export_to_s3",
          "table_import_from_s3",
          "query_to_xml",
          "cursor_to_xml",
          "ts_stat",
          "ts_rewrite",
          "crosstab",
          "connectby",
          "xpath_table");

  private final List<Token> tokens;
  private final List<String> outside = new ArrayList<>();
  private String afterQueries = "";
  private boolean writesInside;

  private Outline(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Outline of(List<Token> tokens) {
    Outline outline = new Outline(tokens.stream().filter(Outline::isSolid).toList());
    outline.read();
    return outline;
  }

  private static boolean isSolid(Token token) {
    return !token.isSpace() && token.kind() != Token.Kind.SEMICOLON;
  }

  /** The statement without white space, comments and semicolons. */
  List<Token> tokens() {
    return tokens;
  }

  /** The first word, or empty text if there is none. */
  String first() {
    return tokens.stream().map(Token::word).filter(w -> !w.isEmpty()).findFirst().orElse("");
  }

  Access access() {
    List<Token> explained = SessionControl.explained(tokens);
    if (explained.size() < tokens.size()) {
      return isRun() && !of(explained).isQuery() ? Access.WRITE : Access.READ;
    }
    if (WRITING.contains(verb()) || writesInside || callsWriter()) {
      return Access.WRITE;
    }
    if (reads()) {
      return has("into") ? Access.DEFINE : Access.READ; // SELECT INTO makes a table
    }
    return DEFINING.contains(verb()) ? Access.DEFINE : Access.WRITE;
  }

  /** Explained statements are not run, but by EXPLAIN ANALYZE, which may be in quotes. */
  private boolean isRun() {
    return tokens.stream().map(Token::name).anyMatch(Set.of("analyze", "analyse")::contains);
  }

  private boolean isQuery() {
    return !verb().equals("explain") && access() == Access.READ;
  }

  private boolean has(String word) {
    return tokens.stream().anyMatch(token -> token.word().equals(word));
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
    if (!first.equals("with")) {
      return first;
    }
    if (outside.contains("search") || outside.contains("cycle")) { // clauses behind a query
      return named(WRITING).or(() -> named(READING)).orElse(first);
    }
    return afterQueries;
  }

  private Optional<String> named(Set<String> words) {
    return outside.stream().filter(words::contains).findFirst();
  }

  private void read() {
    int depth = 0;
    boolean clause = false;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).word();
      boolean begins = is(i - 1, ")");
      if (is(i, "(")) {
        if (depth++ == 0 && (begins || i == 0) && afterQueries.isEmpty()) {
          afterQueries = "select"; // nothing else stands in parentheses
        }
      } else if (is(i, ")")) {
        depth--;
      } else if (depth == 0) {
        outside.add(word);
        if (begins
            && afterQueries.isEmpty()
            && (READING.contains(word) || WRITING.contains(word))) {
          afterQueries = word;
        }
      } else {
        clause |= word.equals("search") || word.equals("cycle");
        // a word after which a parenthesis opens is a function, as replace() may be
        writesInside |=
            (begins || clause || is(i - 1, "(")) && WRITING.contains(word) && !is(i + 1, "(");
      }
    }
  }

  private boolean is(int index, String text) {
    return index >= 0 && index < tokens.size() && tokens.get(index).text().equals(text);
  }
}
