package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.recordsdb.spi.TableInfo;

/**
 * Tables that can be read without running the code of others. Anybody who may create tables in a
 * schema of the search path can put one there whose name we look for, and policies, views, and
 * expressions of indexes, checks and statistics would run with the rights of this login; whoever
 * owns a table or its schema can add them, or put another in its place, just before it is read. So
 * both must belong to the login, to a role of its own or to a superuser; what the database's owner
 * has is trusted too, but by no superuser.
 */
final class HarmlessTable {

  private static final String TRUSTED =
      """
      exists (
        select from pg_catalog.pg_roles o
        join pg_catalog.pg_roles r
          on r.oid = case when o.rolname = 'pg_database_owner' then d.datdba else o.oid end
        where o.oid = OWNER
          and (r.oid = l.oid or r.rolsuper
            or not l.rolsuper and (r.oid = d.datdba or pg_catalog.pg_has_role(r.oid, 'MEMBER'))
            or exists (
              select from pg_catalog.pg_auth_members m
              where m.roleid = r.oid and m.member = l.oid)))
      """;

  private static final String SQL =
      BuiltIn.sql(
          """
          select TABLE and SCHEMA
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
          join pg_catalog.pg_roles l on l.rolname = current_user
          where n.nspname = ? and c.relname = ?"""
              .replace("TABLE", TRUSTED.replace("OWNER", "c.relowner"))
              .replace("SCHEMA", TRUSTED.replace("OWNER", "n.nspowner")));

  private HarmlessTable() {}

  static boolean is(Connection connection, TableInfo table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
