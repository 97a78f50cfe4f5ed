package org.recordsdb.benchmarks.contender;

import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** The table as jOOQ's code generator writes it. */
final class JooqDocuments extends TableImpl<Record> {

  static final JooqDocuments DOCUMENTS = new JooqDocuments();

  private static final long serialVersionUID = 1L;

  final TableField<Record, Long> id =
      createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false).identity(true));
  final TableField<Record, String> name =
      createField(DSL.name("name"), SQLDataType.CLOB.nullable(false));
  final TableField<Record, String> owner =
      createField(DSL.name("owner"), SQLDataType.CLOB.nullable(false));
  final TableField<Record, String> status =
      createField(
          DSL.name("status"),
          SQLDataType.CLOB.nullable(false).defaultValue(DSL.field("'new'", SQLDataType.CLOB)));
  final TableField<Record, Long> size =
      createField(DSL.name("size"), SQLDataType.BIGINT.nullable(false));
  final TableField<Record, Double> score =
      createField(DSL.name("score"), SQLDataType.DOUBLE.nullable(false));
  final TableField<Record, String> note = createField(DSL.name("note"), SQLDataType.CLOB);

  private JooqDocuments() {
    super(DSL.name("documents"));
  }
}
