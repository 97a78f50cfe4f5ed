package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.recordsdb.spi.TableInfo;

/**
 * Tables that can be read without running the code of others. Anybody who may create tables in a
 * schema of the search path can put one there whose name we look for, and policies, views, and
 * expressions of indexes, checks and statistics would run with the rights of this login.
 */
final class HarmlessTable {

  private static final String SQL =
      BuiltIn.sql(
          """
          select c.relowner = me.oid or owner.rolsuper or (
            c.relkind = 'r' and not c.relispartition and not c.relhassubclass
            and not pg_catalog.row_security_active(c.oid)
            and not exists (select from pg_catalog.pg_index x where x.indrelid = c.oid
              and (x.indexprs is not null or x.indpred is not null))
            and not exists (select from pg_catalog.pg_constraint k
              where k.conrelid = c.oid and k.contype = 'c')
            and not exists (select from pg_catalog.pg_statistic_ext s where s.stxrelid = c.oid)
            and not exists (select from pg_catalog.pg_attribute a
              join pg_catalog.pg_type t on t.oid = a.atttypid
              join pg_catalog.pg_namespace b on b.oid = t.typnamespace
              where a.attrelid = c.oid and b.nspname <> 'pg_catalog'))
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          join pg_catalog.pg_roles owner on owner.oid = c.relowner
          join pg_catalog.pg_roles me on me.rolname = current_user
          where n.nspname = ? and c.relname = ?""");

  private HarmlessTable() {}

  /**
   * In a transaction, whose lock keeps others from putting a view in the table's place. It waits
   * for nobody: while somebody changes the table, there is no answer.
   */
  static boolean is(Connection connection, TableInfo table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table only " + name(table) + " in access share mode nowait");
    }
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static String name(TableInfo table) {
    PostgresSyntax syntax = new PostgresSyntax();
    return syntax.quote(Objects.requireNonNull(table.schema())) + "." + syntax.quote(table.name());
  }
}
