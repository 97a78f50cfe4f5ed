package org.recordsdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.FreeSql;
import org.recordsdb.internal.sql.Origin;
import org.recordsdb.internal.sql.Script;
import org.recordsdb.internal.value.ValueException;
import org.recordsdb.internal.value.Values;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/** SQL that a caller wrote: parameters by name, results typed by what the database says of them. */
final class FreeStatements {

  private static final ColumnType TEXT = ColumnType.of(LogicalType.TEXT);
  private static final ColumnType NULL = ColumnType.of(LogicalType.ANY);

  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ]*");

  private final Engine engine;
  private final Session session;

  FreeStatements(Engine engine, Session session) {
    this.engine = engine;
    this.session = session;
  }

  List<Row> query(String sql, Row parameters) {
    FreeSql free = giving(sql);
    requireExact(sql);
    Compiled compiled = compiled(sql, free, parameters, "run the query");
    @Nullable Object[] encoded = compiled.encode(FreeParameters.values(free, parameters));
    RowStream.Reading reading =
        compiled.call().write() ? new ChangedRows(this::reader, session) : this::reader;
    return session.run(
        compiled.call(),
        connection -> engine.statements().query(connection, compiled, encoded, reading));
  }

  /** The same, with rows read as they are needed: the first of them alone, as it may be wide. */
  Stream<Row> stream(String sql, Row parameters) {
    FreeSql free = giving(sql);
    requireExact(sql);
    Compiled compiled = compiled(sql, free, parameters, "run the query");
    @Nullable Object[] encoded = compiled.encode(FreeParameters.values(free, parameters));
    String snapshot =
        free.isQuery() ? engine.snapshot(compiled.sql(), false, session) : compiled.sql();
    RowStream.Reading reading =
        snapshot.equals(compiled.sql()) ? this::reader : labelled(labels(compiled));
    return RowStream.open(
        engine, compiled.as(snapshot), encoded, session, new FetchSize(1), reading);
  }

  private RowStream.Reading labelled(List<String> labels) {
    return results -> reader(results, labels);
  }

  /** The names of the result's columns as the text has them; also finds what is wrong with it. */
  private List<String> labels(Compiled compiled) {
    return session.run(
        compiled.call(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
            return labels(statement.getMetaData());
          }
        });
  }

  private static List<String> labels(ResultSetMetaData metaData) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      labels.add(metaData.getColumnLabel(i));
    }
    return labels;
  }

  private void requireExact(String sql) {
    if (engine.freeTexts().isStrict()) {
      ExactDecimals.require(sql, engine, session);
    }
  }

  private FreeSql giving(String sql) {
    FreeSql free = engine.freeTexts().parsed(sql);
    if (free.result() == FreeSql.Result.COUNT) {
      throw argument("Can't run the query: it gives no rows. Use executeUpdate.");
    }
    return free;
  }

  int update(String sql, Row parameters) {
    FreeSql free = engine.freeTexts().parsed(sql);
    if (free.result() == FreeSql.Result.ROWS) {
      throw argument("Can't run the statement: it gives rows. Use executeQuery.");
    }
    requireDefinable(free.access() == FreeSql.Access.DEFINE);
    if (free.access() != FreeSql.Access.DEFINE) {
      requireExact(sql);
    }
    Compiled compiled = compiled(sql, free, parameters, "run the statement");
    @Nullable Object[] encoded = compiled.encode(FreeParameters.values(free, parameters));
    int changed =
        session.run(
            compiled.call(),
            connection -> engine.statements().update(connection, compiled, encoded));
    if (free.access() == FreeSql.Access.DEFINE) {
      session.schemaChanged();
      engine.forgetSchema();
      return 0;
    }
    return changed;
  }

  void script(String sql) {
    Syntax syntax = engine.dialect().syntax();
    List<Script.Placed> statements = engine.freeTexts().statements(sql);
    requireDefinable(statements.stream().anyMatch(one -> Script.defines(one.sql(), syntax)));
    try {
      for (Script.Placed placed : statements) {
        String statement = placed.sql();
        Call call =
            new Call(
                "run a statement of the script",
                null,
                true,
                statement,
                true,
                false,
                List.of(),
                placed.origin());
        session.run(
            call,
            connection -> {
              try (Statement plain = connection.createStatement()) {
                return engine.statements().within(plain, () -> plain.execute(statement));
              }
            });
      }
    } finally {
      session.schemaChanged();
      engine.forgetSchema();
    }
  }

  /** Databases that commit at a definition would store half of a transaction. */
  private void requireDefinable(boolean defines) {
    Capability needed = Capability.DEFINE_IN_TRANSACTION;
    if (defines && session.isTransaction() && Lack.of(needed, engine.dialect())) {
      throw Lack.failure(needed, engine.dialect()).exception();
    }
  }

  private Compiled compiled(String text, FreeSql free, Row parameters, String what) {
    FreeParameters.requireSameNames(free, parameters);
    Compiled.requireTaken(FreeParameters.count(free, parameters), what);
    StringBuilder sql = new StringBuilder(free.pieces().get(0));
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < free.parameters().size(); i++) {
      String name = free.parameters().get(i);
      List<@Nullable Object> elements = FreeParameters.elements(name, parameters);
      sql.append(String.join(", ", Collections.nCopies(elements.size(), "?")));
      sql.append(free.pieces().get(i + 1));
      boolean anyType = free.anyType().contains(i);
      elements.forEach(element -> slots.add(slot(name, element, anyType)));
    }
    boolean write = free.access() != FreeSql.Access.READ;
    boolean command =
        free.access() == FreeSql.Access.DEFINE || free.result() == FreeSql.Result.EITHER;
    Call call =
        new Call(
            what,
            null,
            write,
            free.toString(),
            free.reachesSession(),
            command,
            slots,
            Origin.of(text));
    Syntax syntax = engine.dialect().syntax();
    return new Compiled(
        call, sql.toString(), slots, RowReader.NONE, syntax, engine.dialect().name());
  }

  /** Bound such that its place decides the type of a text, if that place has one. */
  private Slot slot(String name, @Nullable Object value, boolean anyType) {
    try {
      ColumnType unknown = anyType ? TEXT : NULL;
      ColumnType type = value == null ? unknown : Values.typeOf(value);
      Dialect dialect = engine.dialect();
      Codec codec = anyType ? dialect.codec(type) : dialect.parameterCodec(type);
      return new Slot(null, name, type, codec, Slot.Use.VALUE);
    } catch (ValueException e) {
      throw Failure.of(
              e.kind(), "Can't run the SQL: the parameter :" + name + " " + e.getMessage() + ".")
          .column(name)
          .exception();
    }
  }

  private RowReader reader(ResultSet results) throws SQLException {
    return reader(results, labels(results.getMetaData()));
  }

  private RowReader reader(ResultSet results, List<String> labels) throws SQLException {
    List<String> names = new ArrayList<>();
    List<ColumnType> types = new ArrayList<>();
    for (String label : labels) {
      names.add(name(label));
      types.add(engine.dialect().resultType(results, names.size()));
    }
    return RowReader.of(null, names, types, engine.dialect());
  }

  /** Databases name an expression as they like: what has no name of its own has none in common. */
  private String name(String label) {
    if (engine.isStrict() && !PLAIN_NAME.matcher(label).matches()) {
      throw argument(
          "Can't read the result: a column has no name of its own, which strict mode (DB_STRICT)"
              + " rejects. Give it one with AS.");
    }
    return label;
  }

  private static RecordsException argument(String message) {
    return Failure.of(ErrorKind.ARGUMENT, message).exception();
  }
}
