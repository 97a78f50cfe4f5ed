package org.recordsdb.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.SqlStates;
import org.recordsdb.spi.TableInfo;

/** What PostgreSQL's error codes mean that are its own (PostgreSQL manual, appendix A). */
final class PostgresFaults {

  private static final Map<String, ErrorKind> CODES =
      Map.ofEntries(
          Map.entry("08P01", ErrorKind.INTERNAL),
          Map.entry("0P000", ErrorKind.SYNTAX),
          Map.entry("23514", ErrorKind.CHECK),
          Map.entry("23P01", ErrorKind.CHECK),
          Map.entry("25001", ErrorKind.SYNTAX),
          Map.entry("25P01", ErrorKind.SYNTAX),
          Map.entry("28P01", ErrorKind.AUTHENTICATION),
          Map.entry("40P01", ErrorKind.DEADLOCK),
          Map.entry("42703", ErrorKind.UNKNOWN_COLUMN),
          Map.entry("42804", ErrorKind.WRONG_TYPE),
          Map.entry("42846", ErrorKind.WRONG_TYPE),
          Map.entry("428C9", ErrorKind.ARGUMENT),
          Map.entry("42P01", ErrorKind.UNKNOWN_TABLE),
          Map.entry("42P02", ErrorKind.PARAMETERS),
          Map.entry("42P05", ErrorKind.STALE_PLAN),
          Map.entry("42P10", ErrorKind.NO_UNIQUE_KEY),
          Map.entry("44000", ErrorKind.CHECK),
          Map.entry("53100", ErrorKind.STORAGE_FULL),
          Map.entry("53300", ErrorKind.OVERLOADED),
          Map.entry("55P03", ErrorKind.BUSY),
          Map.entry("57P01", ErrorKind.CONNECTION_LOST),
          Map.entry("57P02", ErrorKind.CONNECTION_LOST),
          Map.entry("57P03", ErrorKind.UNAVAILABLE),
          Map.entry("P0001", ErrorKind.CHECK),
          Map.entry("XX001", ErrorKind.CORRUPT),
          Map.entry("XX002", ErrorKind.CORRUPT));

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
    ErrorKind kind = kind(state, text, server);
    if (server == null) {
      return Fault.of(kind); // the driver's own texts quote what it read
    }
    boolean shown = namesNoValues(kind) && MessageOrigin.isServersText(server);
    String detail = shown ? detail(state, server) : MessageOrigin.parameter(server);
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

  private static ErrorKind kind(String state, String text, @Nullable ServerErrorMessage server) {
    if (state.startsWith("08") && text.contains("SSL")) {
      return ErrorKind.TLS;
    }
    if (state.equals("0A000") && text.contains("cached plan")) {
      return ErrorKind.STALE_PLAN;
    }
    if (server != null && SqlMistakes.isOfOperator(state, server)) {
      return ErrorKind.WRONG_TYPE;
    }
    if (state.equals("42P10") && server != null && !SqlMistakes.isOfConflict(server)) {
      return ErrorKind.SYNTAX;
    }
    ErrorKind whole = CODES.get(state);
    return whole == null ? SqlStates.kind(state) : whole;
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
          NO_UNIQUE_KEY ->
          true;
      default -> false;
    };
  }

  /** Words of our own, and the server's text only where no value can be in it. */
  private static @Nullable String detail(String state, ServerErrorMessage server) {
    @Nullable String words = SqlMistakes.words(state, server);
    return words == null && MessageOrigin.isAboutSql(server) ? MessageOrigin.text(server) : words;
  }
}
