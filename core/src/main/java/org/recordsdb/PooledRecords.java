package org.recordsdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.pool.Gauges;
import org.recordsdb.internal.pool.Loan;
import org.recordsdb.internal.pool.OpenDatabase;
import org.recordsdb.internal.pool.Pools;

/** The verbs over a pool of connections: what {@code connect} gives. */
final class PooledRecords extends Verbs implements OpenDatabase {

  private static final Call BEGIN = Call.writing("begin a transaction");

  private final Settings settings;
  private final PoolSession session;
  private final Deadlines deadlines;
  private final HealthProbe probe;

  private PooledRecords(
      Settings settings,
      Engine engine,
      PoolSession session,
      Deadlines deadlines,
      HealthProbe probe) {
    super(engine, session);
    this.settings = settings;
    this.session = session;
    this.deadlines = deadlines;
    this.probe = probe;
  }

  static Records open(Settings settings) {
    var dialect = settings.dialect();
    String schema = settings.connection().schema();
    Pools pools;
    try {
      pools = Pools.open(settings);
    } catch (SQLException e) {
      throw new Errors(dialect, schema, settings.queryTimeout(), () -> Gauges.NONE)
          .translate(e, Call.reading("connect to " + settings.connection().url()), Look.NONE);
    }
    Errors errors = new Errors(dialect, schema, settings.queryTimeout(), pools::gauges);
    Deadlines deadlines = new Deadlines(settings.queryTimeout());
    PoolSession session = new PoolSession(settings, pools, errors, deadlines);
    Statements statements = new Statements(deadlines);
    Catalog catalog = new Catalog(dialect, schema, statements);
    Engine engine = new Engine(dialect, catalog, statements, errors, settings.strict());
    HealthProbe probe = new HealthProbe(settings, pools, engine);
    return new PooledRecords(settings, engine, session, deadlines, probe);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T inTransaction(
      Transaction.Work<T, X> work) throws X {
    return inTransaction(BEGIN, null, Given.notNull(work, "work"));
  }

  @Override
  <T extends @Nullable Object, X extends Exception> T atomically(
      String what, @Nullable String table, Transaction.Work<T, X> work) throws X {
    return inTransaction(Call.writing(what), table, work);
  }

  private <T extends @Nullable Object, X extends Exception> T inTransaction(
      Call call, @Nullable String table, Transaction.Work<T, X> work) throws X {
    List<Runnable> afterCommit = new ArrayList<>();
    T result = committed(begin(call, table), work, afterCommit);
    runAll(afterCommit);
    return result;
  }

  /** Every action, whatever becomes of the ones before; then the first failure. */
  private static void runAll(List<Runnable> actions) {
    RuntimeException first = null;
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Runs the work and commits it; whatever is thrown undoes it. */
  private <T extends @Nullable Object, X extends Exception> T committed(
      Loan loan, Transaction.Work<T, X> work, List<Runnable> afterCommit) throws X {
    TransactionSession transaction =
        new TransactionSession(loan.connection(), engine(), session.isReadOnly(), 0);
    session.enter(transaction);
    boolean stored = false;
    try {
      T result = work.apply(new TransactionRecords(engine(), transaction, this, afterCommit));
      transaction.end();
      commit(loan.connection(), transaction);
      stored = true;
      return result;
    } finally {
      transaction.end();
      session.leave();
      if (transaction.hasReachedSession()) {
        loan.suspect();
      }
      session.giveBack(loan, stored);
      if (transaction.hasChangedSchema()) {
        engine().forgetSchema();
      }
    }
  }

  private void commit(Connection connection, TransactionSession transaction) {
    RecordsException failure = transaction.failure();
    if (failure != null) {
      throw TransactionSession.aborted("commit the transaction", failure);
    }
    try {
      engine().dialect().commit(connection);
    } catch (SQLException e) {
      throw engine().errors().translateCommit(e);
    }
  }

  private Loan begin(Call call, @Nullable String table) {
    try {
      return session.begin(call);
    } catch (SQLException e) {
      RecordsException failed = engine().errors().translate(e, call, Look.NONE);
      throw table == null ? failed : failed.failure().table(table).exception();
    }
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public void requireUsable(String what) {
    session.requireOpen(Call.writing(what));
  }

  @Override
  public Loan borrow(String what) {
    Call call = Call.writing(what);
    try {
      return session.borrow(call);
    } catch (SQLException e) {
      throw session.failed(e, call);
    }
  }

  @Override
  public void schemaChanged() {
    engine().forgetSchema();
  }

  @Override
  public Health healthCheck() {
    return health(session.current());
  }

  Health health(Session asking) {
    return probe.check(asking);
  }

  @Override
  public void close() {
    session.close();
    deadlines.close();
  }
}
