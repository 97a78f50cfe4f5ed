package org.recordsdb.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.recordsdb.spi.Dialect;

/**
 * What Records promises on every database, as tests. A dialect proves itself with one class that
 * extends this one and says where an empty database is:
 *
 * <pre>{@code
 * class SqliteDialectTest extends DialectContract {
 *   @TempDir static Path directory;
 *
 *   @Override protected Dialect dialect() { return new SqliteDialect(); }
 *
 *   @Override protected String url() { return "sqlite:" + directory.resolve("contract.db"); }
 * }
 * }</pre>
 *
 * <p>Each test creates the tables it needs, as the dialect's {@code Syntax} spells them, and drops
 * them at its end. A test that fails says which clause of the contract the dialect does not keep,
 * and the clause as a sentence.
 *
 * <p>Where the database itself lacks something, the dialect names the {@code Capability} in {@code
 * missing()}. The tests that need it are not skipped: its use must then be rejected with the kind
 * {@code UNSUPPORTED} before any SQL is sent. Everything that is no capability must hold; most of
 * what a database does differently can be spelled or converted by its {@code Syntax} and {@code
 * Codec}s.
 *
 * <p>{@code docs/dialects.md} in the sources of Records is the guide.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DialectContract extends ChangeParts {

  private @Nullable Bench bench;

  /** For subclasses. */
  protected DialectContract() {}

  /** The dialect to prove. */
  protected abstract Dialect dialect();

  /** The URL of an empty database, in which tables may be created and dropped. Asked once. */
  protected abstract String url();

  /**
   * False if every {@code Records} that is opened on the URL has a database of its own, as in
   * memory; it is then proved that none sees another's tables.
   */
  protected boolean isShared() {
    return true;
  }

  /**
   * False if the dialect gives the kind alone of what is wrong with SQL, as {@code SqlStates} finds
   * it; it is then not proved that the cause is named in the same words as on other databases.
   */
  protected boolean tellsMistakes() {
    return true;
  }

  @BeforeAll
  final void openBench() {
    bench = new Bench(url(), dialect(), isShared(), tellsMistakes());
  }

  @AfterAll
  final void closeBench() {
    if (bench != null) {
      bench.close();
    }
  }

  @Override
  final Bench bench() {
    return Objects.requireNonNull(bench);
  }
}
