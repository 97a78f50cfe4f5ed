package org.recordsdb.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.postgres.ServerStates.State;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.TableInfo;

/** What PostgreSQL's error codes mean that are its own (PostgreSQL manual, appendix A). */
final class PostgresFaults {

  /** The server's functions that read a value of an enumeration. */
  private static final Set<String> ENUMERATIONS = Set.of("enum_in", "enum_recv");

  /** Without an answer of the server it is the driver that has no memory. */
  private static final String DRIVER_OUT_OF_MEMORY = "53200";

  private PostgresFaults() {}

  static Fault classify(SQLException exception) {
    String state = exception.getSQLState();
    if (state == null || state.length() != 5) {
      return Fault.of(ErrorKind.INTERNAL);
    }
    String text = String.valueOf(exception.getMessage());
    ServerErrorMessage server =
        exception instanceof PSQLException answered ? answered.getServerErrorMessage() : null;
    if (server == null && state.equals(DRIVER_OUT_OF_MEMORY)) {
      return Fault.of(ErrorKind.LIMIT, "Java has too little memory for the result");
    }
    State meant = SpecialStates.of(state, text, server).orElseGet(() -> ServerStates.of(state));
    ErrorKind kind = meant.kind();
    if (server == null) {
      return Fault.of(kind, meant.words()); // the driver's own texts quote what it read
    }
    String detail = detail(meant, state, server);
    return named(kind, detail, state, server).at(MessageOrigin.position(server));
  }

  private static Fault named(
      ErrorKind kind, @Nullable String detail, String state, ServerErrorMessage server) {
    if (!MessageOrigin.hasServersNames(server)) {
      return Fault.of(kind, detail);
    }
    List<String> columns = server.getColumn() == null ? List.of() : List.of(server.getColumn());
    if (state.equals("42P01") || state.equals("42703")) {
      return Fault.unknown(kind, MessageOrigin.text(server)).withDetail(detail);
    }
    return new Fault(kind, detail, server.getTable(), columns, server.getConstraint());
  }

  /**
   * The columns of the enumeration that rejected a value: the server tells its type's name only, in
   * front of the value.
   */
  static List<String> columns(SQLException exception, TableInfo table) {
    ServerErrorMessage server =
        exception instanceof PSQLException answered ? answered.getServerErrorMessage() : null;
    if (server == null || !ENUMERATIONS.contains(String.valueOf(server.getRoutine()))) {
      return List.of();
    }
    String text = MessageOrigin.text(server);
    return table.columns().values().stream()
        .filter(column -> names(text, column.type().declared()))
        .map(ColumnInfo::name)
        .toList();
  }

  /** In quotes where it is not written in small letters, and with its schema where it must be. */
  private static boolean names(String text, String type) {
    String quoted = Pattern.quote(type.replace("\"", "\"\""));
    return Pattern.compile("[ .](" + Pattern.quote(type) + "|\"" + quoted + "\"): ")
        .matcher(text)
        .find();
  }

  /** True where the server's text is about names and SQL; elsewhere it quotes values. */
  private static boolean namesNoValues(ErrorKind kind) {
    return switch (kind) {
      case UNAVAILABLE,
          AUTHENTICATION,
          TLS,
          OVERLOADED,
          SYNTAX,
          UNKNOWN_TABLE,
          UNKNOWN_COLUMN,
          PERMISSION,
          WRONG_TYPE,
          UNSUPPORTED,
          NO_UNIQUE_KEY,
          INTERNAL ->
          true;
      default -> false;
    };
  }

  /** Words of our own, and the server's text only where no value can be in it. */
  private static @Nullable String detail(State meant, String state, ServerErrorMessage server) {
    boolean named = namesNoValues(meant.kind()) && MessageOrigin.isServersText(server);
    if (!named) {
      @Nullable String parameter = MessageOrigin.parameter(server);
      return parameter != null || state.equals("42601") ? parameter : meant.words();
    }
    @Nullable String denied = denied(server);
    String text = MessageOrigin.isAboutSql(server) ? MessageOrigin.text(server) : "";
    @Nullable String words =
        denied == null ? SqlMistakes.words(meant.words(), text, state, server) : denied;
    return words == null && meant.kind() == ErrorKind.INTERNAL ? "SQLSTATE " + state : words;
  }

  /** Whose rights are missing: the server writes the name behind its text without quotes. */
  private static @Nullable String denied(ServerErrorMessage server) {
    if (!"aclcheck_error".equals(server.getRoutine())) {
      return null;
    }
    String text = MessageOrigin.text(server);
    int name = text.lastIndexOf(' ') + 1;
    return text.substring(0, name) + '"' + text.substring(name) + '"';
  }
}
