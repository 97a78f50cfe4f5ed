package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.internal.sql.SqlNames;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Reference;
import org.recordsdb.spi.TableInfo;

/** Looks up in the schema what a database leaves out when it tells of a fault. */
final class Inquiry {

  private final Dialect dialect;
  private final @Nullable String schema;

  Inquiry(Dialect dialect, @Nullable String schema) {
    this.dialect = dialect;
    this.schema = schema;
  }

  /** The foreign key that the statement broke. */
  BrokenKey brokenKey(Fault fault, Call call, Look look) {
    Target target = Target.of(call);
    String table = target.table() == null ? fault.table() : target.table();
    List<Reference> keys = table == null ? List.of() : references(table, call, look);
    return BrokenKey.of(fault, target, keys);
  }

  /** One look after the other: in memory there is only one connection to look by. */
  private List<Reference> references(String table, Call call, Look look) {
    String home = call.table() == null ? schema : call.table().schema();
    String name = spelt(table, call, look);
    return look.at(connection -> dialect.references(connection, home, name)).orElse(List.of());
  }

  /** The table's name as the database spells it: SQL may write it in other capitals. */
  private String spelt(String table, Call call, Look look) {
    if (call.table() != null) {
      return table;
    }
    List<String> names = tables(look);
    return names.contains(table)
        ? table
        : names.stream().filter(table::equalsIgnoreCase).findFirst().orElse(table);
  }

  /**
   * A sentence with a leading blank that suggests the name nearest to the unknown one; empty where
   * none is near, or the fault does not tell which name is unknown.
   */
  String nearest(Fault fault, Call call, Look look) {
    if (fault.kind() == ErrorKind.UNKNOWN_TABLE && fault.table() != null) {
      return Nearest.suggestion(fault.table(), tables(look));
    }
    return fault.kind() == ErrorKind.UNKNOWN_COLUMN && fault.columns().size() == 1
        ? Nearest.suggestion(fault.columns().get(0), columns(call, look))
        : "";
  }

  /**
   * The fault with the columns of the unique key that it names, where the table was described
   * before somebody added that key.
   */
  Fault withKey(Fault fault, Call call, Look look) {
    TableInfo table = call.table();
    String key = fault.constraint();
    if (fault.kind() != ErrorKind.UNIQUE
        || table == null
        || key == null
        || !fault.columns().isEmpty()
        || !table.constrainedColumns(key).isEmpty()) {
      return fault;
    }
    return look.at(
            connection ->
                Optional.ofNullable(dialect.describe(connection, table.schema(), table.name())))
        .flatMap(found -> found)
        .map(found -> fault.withColumns(found.constrainedColumns(key)))
        .orElse(fault);
  }

  /** The one column that the fault is about, if the schema has it. */
  Optional<ColumnInfo> column(Fault fault, Call call, Look look) {
    String table = fault.table();
    if (fault.columns().size() != 1) {
      return Optional.empty();
    }
    Optional<TableInfo> info =
        call.table() != null || table == null
            ? Optional.ofNullable(call.table())
            : look.at(
                    connection -> Optional.ofNullable(dialect.describe(connection, schema, table)))
                .flatMap(found -> found);
    return info.flatMap(found -> found.column(fault.columns().get(0)));
  }

  private List<String> tables(Look look) {
    return look.at(connection -> dialect.tables(connection, schema)).orElse(List.of());
  }

  /** The columns of every table that the SQL names. */
  private List<String> columns(Call call, Look look) {
    String sql = call.written();
    List<String> words = sql == null ? List.of() : SqlNames.of(sql);
    List<String> columns = new ArrayList<>();
    for (String table : tables(look)) {
      if (words.stream().anyMatch(table::equalsIgnoreCase)) {
        Optional<TableInfo> found =
            look.at(connection -> Optional.ofNullable(dialect.describe(connection, schema, table)))
                .flatMap(info -> info);
        found.ifPresent(info -> columns.addAll(info.columns().keySet()));
      }
    }
    return columns;
  }
}
