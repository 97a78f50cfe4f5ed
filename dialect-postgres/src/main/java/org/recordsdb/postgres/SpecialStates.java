package org.recordsdb.postgres;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.GT;
import org.postgresql.util.ServerErrorMessage;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.postgres.ServerStates.State;

/**
 * SQLSTATEs that stand for several faults, told apart by where in the server's source they come
 * from, or by what else is known of them.
 */
final class SpecialStates {

  /** Where the server reads a file that the SQL names; elsewhere it is one of the database's. */
  private static final Set<String> READERS_OF_NAMED_FILES =
      Set.of("be-fsstubs.c", "copyfrom.c", "copyto.c", "dfmgr.c", "extension.c", "genfile.c");

  /** How the server's functions begin that read a date or a number from a text, in all versions. */
  private static final Set<String> TEXT_READERS =
      Set.of("DateTimeParseError", "float4in", "float8in", "numeric_in", "oidin_subr");

  private static final String NO_ROWS_FOR_COPY =
      "COPY has no rows to read here, and nowhere to write them; use batchInsert or executeQuery";

  private SpecialStates() {}

  /** The meaning, if it is another one than that of the SQLSTATE. */
  static Optional<State> of(String state, String text, @Nullable ServerErrorMessage server) {
    return Optional.ofNullable(server == null ? ofDriver(state, text) : ofServer(state, server));
  }

  private static @Nullable State ofDriver(String state, String text) {
    if (state.startsWith("08") && text.contains("SSL")) {
      return new State(ErrorKind.TLS, null);
    }
    return text.equals(GT.tr("COPY commands are only supported using the CopyManager API."))
        ? new State(ErrorKind.UNSUPPORTED, NO_ROWS_FOR_COPY)
        : null;
  }

  private static @Nullable State ofServer(String state, ServerErrorMessage server) {
    String text = MessageOrigin.text(server);
    return switch (state) {
      case "08P01", "XX000" -> "FATAL".equals(server.getSeverity()) ? ended(state, server) : null;
      case "0A000" -> text.contains("cached plan") ? new State(ErrorKind.STALE_PLAN, null) : null;
      case "22003", "22008" -> isOfText(server) ? new State(ErrorKind.INVALID_VALUE, null) : null;
      case "42883" ->
          SqlMistakes.isOfOperator(state, server) ? new State(ErrorKind.WRONG_TYPE, null) : null;
      case "42P10" ->
          SqlMistakes.isOfConflict(server)
              ? null
              : new State(ErrorKind.SYNTAX, ServerStates.of(state).words());
      case "55000" -> MessageOrigin.file(server).equals("rewriteHandler.c") ? view() : null;
      case "57014" -> cancelled(server, text);
      case "58P01" ->
          READERS_OF_NAMED_FILES.contains(MessageOrigin.file(server))
              ? new State(ErrorKind.SYNTAX, "there is no such file on the server")
              : null;
      default -> null;
    };
  }

  /**
   * True if the server read the value from a text: 31.12.2024 is told as a date out of range. What
   * it computes or converts comes from elsewhere.
   */
  private static boolean isOfText(ServerErrorMessage server) {
    String routine = String.valueOf(server.getRoutine());
    return MessageOrigin.file(server).equals("numutils.c")
        || TEXT_READERS.stream().anyMatch(routine::startsWith);
  }

  /** A pooler ends the connection where it has no server for it; a server where it fails. */
  private static State ended(String state, ServerErrorMessage server) {
    return PoolerRefusal.of(state, server)
        .map(reason -> new State(reason.kind(), null))
        .orElse(new State(ErrorKind.CONNECTION_LOST, null));
  }

  private static State view() {
    return new State(
        ErrorKind.UNSUPPORTED, "a view takes no such change without a trigger INSTEAD OF");
  }

  /** The server has one code for what it stops, whoever asked for it. */
  private static @Nullable State cancelled(ServerErrorMessage server, String text) {
    if (MessageOrigin.file(server).equals("copyfromparse.c")) {
      return new State(ErrorKind.UNSUPPORTED, NO_ROWS_FOR_COPY);
    }
    if (text.contains("statement timeout")) {
      return new State(
          ErrorKind.QUERY_TIMEOUT, "it ran longer than the server's statement_timeout");
    }
    boolean asked = text.contains("user request") || text.contains("autovacuum");
    return asked
        ? null
        : new State(
            ErrorKind.CANCELLED,
            "it was cancelled by someone else, or by the server's statement_timeout");
  }
}
