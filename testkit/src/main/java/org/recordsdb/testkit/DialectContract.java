package org.recordsdb.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
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
 * missing()}. The tests that need it are not skipped: its use must then be refused with the kind
 * {@code UNSUPPORTED} before any SQL is sent. Everything that is no capability must hold; most of
 * what a database does differently can be spelled or converted by its {@code Syntax} and {@code
 * Codec}s.
 *
 * <p>{@code docs/dialects.md} in the sources of Records is the guide.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DialectContract {

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

  @BeforeAll
  final void openBench() {
    bench = new Bench(url(), dialect(), isShared());
  }

  @AfterAll
  final void closeBench() {
    if (bench != null) {
      bench.close();
    }
  }

  final Bench bench() {
    return Objects.requireNonNull(bench);
  }

  @Nested
  class BadInput extends BadInputContract {
    BadInput() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Batch extends BatchContract {
    Batch() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class BeanMapping extends BeanMappingContract {
    BeanMapping() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Catalog extends CatalogContract {
    Catalog() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Concurrency extends ConcurrencyContract {
    Concurrency() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Decimal extends DecimalContract {
    Decimal() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Delete extends DeleteContract {
    Delete() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Failure extends FailureContract {
    Failure() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class FreeSql extends FreeSqlContract {
    FreeSql() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Health extends HealthContract {
    Health() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Insert extends InsertContract {
    Insert() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Json extends JsonContract {
    Json() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class JsonFilter extends JsonFilterContract {
    JsonFilter() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Lifecycle extends LifecycleContract {
    Lifecycle() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Numbers extends NumbersContract {
    Numbers() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Order extends OrderContract {
    Order() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Page extends PageContract {
    Page() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Parameter extends ParameterContract {
    Parameter() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Pattern extends PatternContract {
    Pattern() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Query extends QueryContract {
    Query() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class RawSql extends RawSqlContract {
    RawSql() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class RecordMapping extends RecordMappingContract {
    RecordMapping() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Row extends RowContract {
    Row() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Savepoint extends SavepointContract {
    Savepoint() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Script extends ScriptContract {
    Script() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Text extends TextContract {
    Text() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Times extends TimesContract {
    Times() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Transaction extends TransactionContract {
    Transaction() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Update extends UpdateContract {
    Update() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Upsert extends UpsertContract {
    Upsert() {
      super(DialectContract.this.bench());
    }
  }

  @Nested
  class Where extends WhereContract {
    Where() {
      super(DialectContract.this.bench());
    }
  }
}
