package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.recordsdb.spi.TableInfo;

/** Which tables are the same whether rows are stored by one statement or by one for each. */
final class RowsAtOnce {

  /**
   * One statement would let a row refer to a later one of the same table, and triggers that run
   * after a row or for a statement see all rows at once. COPY moreover passes rules by, and takes
   * neither views and foreign tables nor row-level security.
   */
  private static final String SUIT =
      BuiltIn.sql(
          "select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ="
              + " c.relnamespace where (n.nspname = ? or n.oid = pg_catalog.pg_my_temp_schema() and"
              + " ? = 'pg_temp') and c.relname = ? and c.relkind = any ('{r,p}') and not"
              + " c.relhasrules and not pg_catalog.row_security_active(c.oid) and not exists"
              + " (select from pg_catalog.pg_constraint f where f.conrelid = c.oid and f.contype ="
              + " 'f' and f.confrelid = c.oid) and not exists (select from pg_catalog.pg_trigger t"
              + " where (t.tgrelid = c.oid or c.relkind = 'p' and t.tgrelid = any (select p.relid"
              + " from pg_catalog.pg_partition_tree(c.oid) p)) and not t.tgisinternal and (t.tgtype"
              + " & 4) <> 0 and (t.tgtype & 3) <> 3)");

  private RowsAtOnce() {}

  /** True if rows may be stored at once in this table. */
  static boolean suit(Connection connection, TableInfo table) throws SQLException {
    return number(connection, table).isPresent();
  }

  /** The table's number if rows may be stored at once in it. */
  static OptionalLong number(Connection connection, TableInfo table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUIT)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.schema());
      statement.setString(3, table.name());
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
