package org.recordsdb;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Capability;

/** The verbs in a transaction or in a savepoint of one. */
final class TransactionRecords extends Verbs implements Transaction {

  private final TransactionSession session;
  private final PooledRecords outside;
  private final List<Runnable> afterCommit;

  TransactionRecords(
      Engine engine,
      TransactionSession session,
      PooledRecords outside,
      List<Runnable> afterCommit) {
    super(engine, session);
    this.session = session;
    this.outside = outside;
    this.afterCommit = afterCommit;
  }

  TransactionSession transactionSession() {
    return session;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T inTransaction(Work<T, X> work)
      throws X {
    Given.notNull(work, "work");
    session.requireUsable("begin");
    if (Lack.of(Capability.SAVEPOINT, engine().dialect())) {
      throw Lack.failure(Capability.SAVEPOINT, engine().dialect()).exception();
    }
    TransactionSession inner = session.run(Call.reading("begin"), c -> session.nested());
    int actions = afterCommit.size();
    boolean keep = false;
    try {
      T result = work.apply(new TransactionRecords(engine(), inner, outside, afterCommit));
      if (inner.failure() != null) {
        throw TransactionSession.aborted("end the nested transaction", inner.failure());
      }
      keep = true;
      return result;
    } finally {
      session.endNested(inner, keep);
      if (!keep && inner.hasChangedSchema()) {
        engine().forgetSchema();
      }
      if (!keep) {
        afterCommit.subList(actions, afterCommit.size()).clear();
      }
    }
  }

  @Override
  <T extends @Nullable Object, X extends Exception> T atomically(
      String what, @Nullable String table, Work<T, X> work) throws X {
    return inTransaction(work); // nobody is waited for
  }

  @Override
  public Stream<Row> streamQuery(String sql, Row parameters) {
    return free.stream(Given.notNull(sql, "sql"), Given.notNull(parameters, "parameters"));
  }

  @Override
  public void afterCommit(Runnable action) {
    Given.notNull(action, "action");
    Call call = Call.reading("add an action for after the commit");
    session.run(call, connection -> afterCommit.add(action));
  }

  @Override
  public Health healthCheck() {
    return outside.health(session.innermost());
  }

  @Override
  public void close() {
    throw Failure.of(
            ErrorKind.MISUSE,
            "Can't close a transaction: it ends with the block that it was given to. Leave the"
                + " block.")
        .exception();
  }
}
