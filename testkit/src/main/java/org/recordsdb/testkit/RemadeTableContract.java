package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.util.List;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** A table that another connection makes anew while this one remembers it as it was. */
abstract class RemadeTableContract extends Contract {

  RemadeTableContract(Bench bench) {
    super(bench);
  }

  static ColumnType text(int length) {
    return new ColumnType(LogicalType.TEXT, length, 0, "varchar");
  }

  interface Use {
    void of(Records records);
  }

  /** A table of samples with this content. */
  static TestTable samples(ColumnType content) {
    return TestTable.named("samples")
        .column("id", LogicalType.INT32)
        .notNull()
        .column("content", content)
        .primaryKey("id");
  }

  static TestTable samples(LogicalType content) {
    return samples(ColumnType.of(content));
  }

  /** Uses the table, has another make it anew as it is then, and uses it again. */
  final void remade(TestTable before, Use warming, TestTable after, Use use) {
    create(before);
    warming.of(records());
    if (!bench().isShared()) {
      return; // nobody else sees the table
    }
    try (Records other = bench().open(settings -> settings)) {
      other.executeUpdate("drop table samples");
      after.sql(syntax()).forEach(other::executeUpdate);
    }
    use.of(records());
  }

  static void store(Records records, Object content) {
    records.batchInsert("samples", List.of(Row.of("id", 1, "content", content)));
  }

  static void update(Records records, Object content) {
    assertThat(records.update("samples", Row.of("content", content), where("id").eq(1))).isZero();
  }

  static void useText(Records records) {
    update(records, "abc");
    records.select("samples", where("content").eq("abc"));
    records.select("samples", where("content").in("abc", "def"));
  }

  static void useNumbers(Records records) {
    update(records, 5);
    records.select("samples", where("content").eq(5));
    records.select("samples", where("content").in(5, 6));
  }
}
