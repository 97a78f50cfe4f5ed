package org.recordsdb.toy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.JdbcCodecs;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.SqlStates;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/** H2 in a file, as {@code h2:/var/app}: what a third database takes. */
public final class H2Dialect implements Dialect {

  /** In H2's legacy mode numbers go on after the ones that were given. */
  private static final String SETTINGS =
      ";DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TIME ZONE=UTC;MODE=LEGACY"
          + ";LOCK_TIMEOUT=10000";

  /** H2's own SQLSTATEs ("Error Codes"); who may not write is rejected as a reader. */
  private static final Map<String, ErrorKind> STATES =
      Map.of(
          "23506", ErrorKind.FOREIGN_KEY,
          "42S03", ErrorKind.UNKNOWN_TABLE,
          "42S04", ErrorKind.UNKNOWN_TABLE,
          "90040", ErrorKind.READ_ONLY,
          "90096", ErrorKind.READ_ONLY,
          "HYT00", ErrorKind.BUSY);

  /** A taken key is told with its table and columns, a missing value with its column. */
  private static final Pattern NAMES =
      Pattern.compile(
          "( ON \\w+\\.(?<table>.+?)\\(|column )(?<columns>[^);]+)(\\) |;)|\"(?<constraint>\\w+):");

  @Override
  public String name() {
    return "h2";
  }

  @Override
  public List<String> schemes() {
    return List.of("h2");
  }

  @Override
  public Connection connect(ConnectionSettings settings, boolean writable) throws SQLException {
    String url = "jdbc:h2:file:" + settings.url().database() + SETTINGS;
    Connection owner = DriverManager.getConnection(url, "", "");
    if (writable) {
      return owner;
    }
    try (owner;
        Statement statement = owner.createStatement()) {
      statement.execute("create user if not exists reader password ''");
      statement.execute("grant select on schema public to reader");
      return DriverManager.getConnection(url, "reader", "");
    }
  }

  @Override
  public Codec codec(ColumnType type) {
    return type.logical() == LogicalType.JSON
        ? JdbcCodecs.json((statement, i, text) -> statement.setBytes(i, text.getBytes(UTF_8)))
        : JdbcCodecs.of(type);
  }

  @Override
  public Fault classify(SQLException e, TableInfo table) {
    String state = String.valueOf(e.getSQLState());
    ErrorKind kind = STATES.getOrDefault(state, SqlStates.kind(state));
    return state.matches("(23|42S).*") ? Fault.named(kind, e.getMessage(), NAMES) : Fault.of(kind);
  }

  /** Never H2's, as its own ones are for faults that other databases report too. */
  @Override
  public String sqlState(SQLException e) {
    return null;
  }

  @Override
  public Set<Capability> missing() {
    return Set.of(
        Capability.UPSERT,
        Capability.JSON_TEXT,
        Capability.JSON_NUMBER,
        Capability.DEFINE_IN_TRANSACTION,
        Capability.CODE_POINT_LENGTH);
  }

  @Override
  public Syntax syntax() {
    return new H2Syntax();
  }

  private static final class H2Syntax extends Syntax {
    @Override
    public String byCodePoint(ColumnInfo column, String expression) {
      return "cast(" + expression + " as varbinary)";
    }

    @Override
    public String like(String column, boolean ignoresCase) {
      String text = ignoresCase ? "translate(lower(" + column + "), 'ς', 'σ')" : column;
      return "regexp_like(" + text + ", ?)";
    }

    @Override
    public String likePattern(String pattern, boolean ignoresCase) {
      return regex(ignoresCase ? pattern.toLowerCase(Locale.ROOT).replace('ς', 'σ') : pattern);
    }

    @Override
    public String returning(String statement, String table, String columns) {
      String rows = statement.startsWith("delete") ? "old" : "final";
      return "select " + columns + " from " + rows + " table (" + statement + ") " + table;
    }

    @Override
    protected String computed(String expression) {
      return " generated always as (" + expression + ")";
    }

    @Override
    public String typeName(ColumnType type) {
      return switch (type.logical()) {
        case DECIMAL -> type.precision() == 0 ? "decfloat(100000)" : super.typeName(type);
        case TIME -> "time(6)";
        case INSTANT -> "timestamp with time zone";
        case JSON -> "json";
        default -> super.typeName(type);
      };
    }
  }
}
