package org.recordsdb.testkit;

import org.junit.jupiter.api.Nested;

/** The parts of the contract, one for each subject, all on the same open database. */
abstract class ContractParts {

  /** The open database. */
  abstract Bench bench();

  @Nested
  class Aggregate extends AggregateContract {
    Aggregate() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class BadInput extends BadInputContract {
    BadInput() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Batch extends BatchContract {
    Batch() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class BeanMapping extends BeanMappingContract {
    BeanMapping() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Catalog extends CatalogContract {
    Catalog() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Commit extends CommitContract {
    Commit() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Comparison extends ComparisonContract {
    Comparison() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Concurrency extends ConcurrencyContract {
    Concurrency() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Decimal extends DecimalContract {
    Decimal() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Defaults extends DefaultsContract {
    Defaults() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Delete extends DeleteContract {
    Delete() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Depth extends DepthContract {
    Depth() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class ExpectedChanges extends ExpectedChangesContract {
    ExpectedChanges() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Failure extends FailureContract {
    Failure() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class FreeSql extends FreeSqlContract {
    FreeSql() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class GroupedBatch extends GroupedBatchContract {
    GroupedBatch() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Health extends HealthContract {
    Health() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Insert extends InsertContract {
    Insert() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Lifecycle extends LifecycleContract {
    Lifecycle() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class ListFilter extends ListFilterContract {
    ListFilter() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Names extends NamesContract {
    Names() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Numbers extends NumbersContract {
    Numbers() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Order extends OrderContract {
    Order() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Page extends PageContract {
    Page() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Parameter extends ParameterContract {
    Parameter() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Pattern extends PatternContract {
    Pattern() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Query extends QueryContract {
    Query() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class RawSql extends RawSqlContract {
    RawSql() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class RecordMapping extends RecordMappingContract {
    RecordMapping() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Row extends RowContract {
    Row() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Savepoint extends SavepointContract {
    Savepoint() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Script extends ScriptContract {
    Script() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class SharedConnection extends SharedConnectionContract {
    SharedConnection() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Text extends TextContract {
    Text() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Times extends TimesContract {
    Times() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Transaction extends TransactionContract {
    Transaction() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Update extends UpdateContract {
    Update() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Upsert extends UpsertContract {
    Upsert() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Values extends ValuesContract {
    Values() {
      super(ContractParts.this.bench());
    }
  }

  @Nested
  class Where extends WhereContract {
    Where() {
      super(ContractParts.this.bench());
    }
  }
}
