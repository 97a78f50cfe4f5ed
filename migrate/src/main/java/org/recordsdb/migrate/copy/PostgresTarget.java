package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.migrate.verify.Rows;
import org.recordsdb.spi.Dialect;

/**
 * A PostgreSQL database to copy into. All is made in a schema beside the one that is meant, and
 * goes there at the end in one transaction; until then none of it is visible. Every transaction
 * sets again what it depends on, as a pooler may give each of them another session.
 */
final class PostgresTarget implements CopyTarget {

  /** Where the tables are made. */
  static final String SHADOW = "records_copy";

  private static final String CREATE_SCHEMA = "create schema if not exists ";

  private final Settings settings;
  private final Dialect dialect;
  private final String schema;
  private final PostgresTrust trust;
  private final PublishedTables published;
  private final Connection connection;
  private final PostgresState state = new PostgresState();
  private final Heartbeat heartbeat;
  private boolean quarantine;
  private boolean entered;

  PostgresTarget(Settings settings, String schema, PostgresTrust trust) throws SQLException {
    TargetPlace.requireName(schema);
    this.settings = settings;
    this.dialect = settings.dialect();
    this.schema = schema;
    this.trust = trust;
    this.published = new PublishedTables(settings.dialect(), schema, trust);
    this.connection = connect();
    this.heartbeat = new Heartbeat(this::beat);
  }

  private Connection connect() throws SQLException {
    return dialect.connect(settings.connection(), true);
  }

  private void beat() throws SQLException {
    try (Connection other = connect()) {
      beginBare(other);
      state.renew(other);
      dialect.commit(other);
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public String place() {
    return settings.connection().url() + ", schema " + schema;
  }

  @Override
  public boolean enter(String origin, CopyPlan plan) throws SQLException {
    requireReady();
    begin(connection);
    quarantine = plan.before().contains(Quarantine.table());
    boolean continued = entered(origin, plan) && OwnSchemas.isThere(connection, SHADOW);
    if (!continued) {
      state.forget(connection);
      execute("drop schema if exists " + quoted(SHADOW) + " cascade");
      execute("create schema " + quoted(SHADOW));
      PostgresMade.dropEarly(connection);
      make(plan);
    }
    TakenNames.requireFree(connection, schema, TakenNames.of(plan, connection));
    dialect.commit(connection);
    entered = true;
    heartbeat.start();
    return continued;
  }

  /** A range is made in the schema that is meant, which may not be there yet. */
  private void make(CopyPlan plan) throws SQLException {
    Set<String> others = PostgresMade.keys(connection, schema);
    settle(connection);
    if (plan.before().stream().anyMatch(step -> step.kind().equals("range"))) {
      execute(CREATE_SCHEMA + quoted(schema));
    }
    PostgresSteps steps = new PostgresSteps(connection, dialect, schema);
    steps.run(plan.before(), false);
    steps.run(plan.tables().stream().map(TablePlan::create).toList(), false);
    PostgresMade.note(connection, schema, others, false);
  }

  /** Another copy that is just entering, or at its last transaction, has locked what it is by. */
  private boolean entered(String origin, CopyPlan plan) throws SQLException {
    try {
      return state.enter(connection, origin, schema + " " + plan.fingerprint());
    } catch (SQLException e) {
      if (dialect.classify(e, null).kind() == ErrorKind.BUSY) {
        throw Refusals.anotherCopy("it is at its start or end");
      }
      throw e;
    }
  }

  @Override
  public void requireReady() throws SQLException {
    List<String> names = tables();
    if (!names.isEmpty()) {
      beginBare(connection);
      String finished = PostgresState.finished(connection, schema);
      dialect.rollback(connection);
      throw Refusals.notEmpty("The schema " + schema + " of the target", names, finished);
    }
    TargetPlace.requireNoStrangers(connection, schema);
  }

  @Override
  public void requireFree(CopyPlan plan) throws SQLException {
    beginBare(connection);
    TakenNames.requireFree(connection, schema, plan.names());
    TargetRoles.requireFew(connection, schema, trust.source() ? List.of() : plan.lost());
    dialect.rollback(connection);
  }

  @Override
  public List<String> tables() throws SQLException {
    return dialect.tables(connection, schema);
  }

  @Override
  public void requireReadable(List<TablePlan> tables) throws SQLException {
    published.require(connection, tables, place());
  }

  @Override
  public Progress progress(TablePlan table) throws SQLException {
    synchronized (connection) {
      beginBare(connection);
      Progress progress = state.progress(connection, table.name());
      dialect.commit(connection);
      return progress;
    }
  }

  @Override
  public void restart(TablePlan table) throws SQLException {
    synchronized (connection) {
      begin(connection);
      state.renew(connection);
      execute("truncate " + only(table) + quoted(table.name()));
      if (quarantine) {
        Quarantine.forget(connection, Quarantine.NAME, table.name());
      }
      state.note(connection, table.name(), Progress.NONE);
      dialect.commit(connection);
    }
  }

  /** The children of a table are tables of their own where they are in the source. */
  private static String only(TablePlan table) {
    return table.from().startsWith("only ") ? "only " : "";
  }

  @Override
  public RowStore rows(TablePlan table) throws SQLException {
    return new PostgresRows(connect(), dialect, table, schema, state);
  }

  @Override
  public Rows stored(TablePlan table, boolean isPublished) {
    String place = isPublished ? schema : SHADOW;
    String name = only(table) + quoted(place) + "." + quoted(table.name());
    return visitor -> {
      try (Connection reader = connect()) {
        dialect.begin(reader, false);
        published.settle(reader, isPublished);
        StoredRows.each(reader, dialect, table, name, visitor);
        dialect.commit(reader);
      }
    };
  }

  /** The transaction that publishes everything is short then, and tables are done side by side. */
  @Override
  public void complete(TablePlan table) throws SQLException {
    List<SchemaStep> steps = table.after().stream().filter(SchemaStep::isSettled).toList();
    try (Connection own = connect()) {
      begin(own);
      state.check(own);
      if (state.completes(own, table.name())) {
        new PostgresSteps(own, dialect, schema).run(steps, false);
      }
      dialect.commit(own);
    }
  }

  @Override
  public List<Untranslated> publish(CopyPlan plan, boolean lenient) throws SQLException {
    beginAlone();
    state.renew(connection);
    PostgresSteps steps = new PostgresSteps(connection, dialect, schema);
    List<Untranslated> weaker = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      List<SchemaStep> rest = table.after().stream().filter(step -> !step.isSettled()).toList();
      weaker.addAll(steps.run(rest, lenient));
    }
    if (quarantine) {
      state.note(connection, Quarantine.NAME, Quarantine.progress(connection, SHADOW));
    }
    execute(CREATE_SCHEMA + quoted(schema));
    Set<String> others = PostgresMade.keys(connection, schema);
    ArrivedCode arrived = ArrivedCode.since(connection, schema);
    TakenNames.requireFree(connection, schema, TakenNames.of(plan, connection));
    settle(connection);
    PostgresMove.run(connection, SHADOW, schema);
    execute("drop schema " + quoted(SHADOW));
    PostgresSettings.settle(connection, schema);
    weaker.addAll(steps.run(plan.after(), lenient));
    if (!trust.source()) {
      arrived.requireNone();
    }
    PostgresMade.note(connection, schema, others, true);
    state.leave(connection, schema);
    dialect.commit(connection);
    entered = false;
    return weaker;
  }

  /** For the state of the copy, whose statements name its schema. */
  private void beginBare(Connection any) throws SQLException {
    dialect.begin(any, true);
    PostgresSettings.settle(any, "pg_catalog");
  }

  private void begin(Connection writing) throws SQLException {
    dialect.begin(writing, true);
    settle(writing);
  }

  /** Others may have created something in the schema since the transaction before. */
  private void settle(Connection writing) throws SQLException {
    TargetPlace.requireNoStrangers(writing, schema);
    try (Statement statement = writing.createStatement()) {
      statement.execute(
          "set local maintenance_work_mem = '128MB'; set local check_function_bodies = off");
    }
    PostgresSettings.settle(writing, SHADOW, schema);
  }

  /**
   * Begins a transaction that does not see what other programs make in the schema while it lasts,
   * so that all that is new there is the copy's. Its moment comes behind the last sign of life,
   * which would change the same row.
   */
  private void beginAlone() throws SQLException {
    dialect.begin(connection, true);
    execute("set transaction isolation level repeatable read");
    execute("lock table records_copy_state.run in share row exclusive mode");
    settle(connection);
  }

  private String quoted(String name) {
    return dialect.syntax().quote(name);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    heartbeat.close();
    try (connection) {
      if (entered && !connection.isClosed()) {
        if (!connection.getAutoCommit()) {
          dialect.rollback(connection);
        }
        beginBare(connection);
        state.release(connection);
        dialect.commit(connection);
      }
    }
  }
}
