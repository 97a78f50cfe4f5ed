package org.recordsdb.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.TableKind;
import org.recordsdb.spi.UniqueKey;

/**
 * Reads a table's description from PostgreSQL's system catalogs (PostgreSQL manual, "System
 * Catalogs").
 */
final class PostgresCatalog {

  private static final String VISIBLE =
      " from "
          + SearchPath.GIVEN
          + ", pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace, "
          + SearchPath.OF_SCHEMA
          + " where c.relkind = any ('{r,p,v,m,f}')"
          + " and (n.nspname = ?::pg_catalog.text"
          + " or (?::pg_catalog.text is null and path.place is not null))";

  /** The temporary schema by the name that means the session's own, whichever session it is. */
  private static final String SCHEMA =
      "case when n.oid = pg_catalog.pg_my_temp_schema() then 'pg_temp' else n.nspname end";

  /** Stands behind the name of a collation that takes different texts for equal. */
  static final String FOLDING = " (nondeterministic)";

  /**
   * A collation is named only where it does not compare by code point. A domain may be over another
   * one: its base type and that type's limits are those of the last, NOT NULL may stand in any of
   * them, and its default is its own. A type that somebody has given a built-in one's name has its
   * schema before it, as it means something else.
   */
  private static final String COLUMNS =
      BuiltIn.sql(
          """
          with recursive typed (
            relation, number, type, kind, base, modifier, inner_modifier, not_null) as (
            select a.attrelid, a.attnum, t.oid, t.typtype, t.typbasetype, a.atttypmod, t.typtypmod,
              t.typnotnull
            from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
            where a.attrelid = ?
            union all
            select o.relation, o.number, t.oid, t.typtype, t.typbasetype, o.inner_modifier,
              t.typtypmod, o.not_null or t.typnotnull
            from typed o join pg_catalog.pg_type t on t.oid = o.base
            where o.kind = 'd')
          select a.attname,
            case when b.typnamespace <> 'pg_catalog'::pg_catalog.regnamespace and exists (
                select from pg_catalog.pg_type s
                where s.typname = b.typname and s.typnamespace = 'pg_catalog'::pg_catalog.regnamespace)
              then pg_catalog.concat(b.typnamespace::pg_catalog.regnamespace, '.', b.typname)
              else b.typname::pg_catalog.text end as typname,
            b.typtype = 'e' as is_enum, y.modifier,
            a.attnotnull or y.not_null as not_null, a.attidentity, a.attgenerated,
            coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), t.typdefault) as default_sql,
            case
              when a.attcollation = 0 or l.collname = any ('{C,POSIX,ucs_basic,pg_c_utf8}')
                then null
              when l.collname = 'default' then (
                select case
                  when (pg_catalog.to_jsonb(db) ->> 'datlocprovider') = 'i' then 'icu'
                  when db.datcollate = any ('{C,POSIX,C.UTF-8,C.utf8}') then null
                  else db.datcollate end
                from pg_catalog.pg_database db
                where db.datname = pg_catalog.current_database())
              when pg_catalog.to_jsonb(l) ->> 'collisdeterministic' = 'false'
                then pg_catalog.concat(l.collname, 'FOLDING')
              else l.collname end as collation_name
          from pg_catalog.pg_attribute a
          join typed y on y.relation = a.attrelid and y.number = a.attnum and y.kind <> 'd'
          join pg_catalog.pg_type b on b.oid = y.type
          join pg_catalog.pg_type t on t.oid = a.atttypid
          left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          left join pg_catalog.pg_collation l on l.oid = a.attcollation
          where a.attnum > 0 and not a.attisdropped
          order by a.attnum"""
              .replace("FOLDING", FOLDING));

  /** An index whose making has failed is there, and keeps no promise. */
  private static final String UNIQUE_KEYS =
      BuiltIn.sql(
          "select i.relname, x.indisprimary, not x.indimmediate, array(select a.attname::pg_catalog.text from"
              + " pg_catalog.unnest(x.indkey::pg_catalog.int2[]) with ordinality k (number, place)"
              + " join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number"
              + " where k.place <= x.indnkeyatts order by k.place) from pg_catalog.pg_index x join"
              + " pg_catalog.pg_class i on i.oid = x.indexrelid where x.indrelid = ? and"
              + " x.indisunique and x.indisvalid and x.indpred is null and x.indexprs is null order"
              + " by x.indisprimary desc, i.relname");

  private static final String FOREIGN_KEYS =
      BuiltIn.sql(
          "select f.conname, array(select a.attname::pg_catalog.text from"
              + " pg_catalog.unnest(f.conkey) with ordinality k (number, place) join"
              + " pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number"
              + " order by k.place) from pg_catalog.pg_constraint f where f.conrelid = ? and"
              + " f.contype = 'f'");

  /** The schema is written where the search path has another function of this name before it. */
  private static final Pattern SEQUENCE = Pattern.compile("(?:pg_catalog\\.)?nextval\\(");

  private PostgresCatalog() {}

  static List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
    String sql =
        BuiltIn.sql(
            "select distinct c.relname"
                + VISIBLE
                + " and n.nspname <> all ('{pg_catalog,information_schema}') order by 1");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      statement.setString(2, schema);
      List<String> names = new ArrayList<>();
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          names.add(results.getString(1));
        }
      }
      return names;
    }
  }

  /**
   * A table that was found by its name.
   *
   * @param kind the letter that the catalog has for its kind
   */
  record Found(String schema, long oid, String kind) {}

  /** The table or view that this name means, in the schema or on the path; null if none is. */
  static @Nullable Found find(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    String sql =
        BuiltIn.sql(
            "select "
                + SCHEMA
                + ", c.oid, c.relkind"
                + VISIBLE
                + " and c.relname = ? order by path.place limit 1");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      statement.setString(2, schema);
      statement.setString(3, table);
      try (ResultSet found = statement.executeQuery()) {
        return found.next()
            ? new Found(found.getString(1), found.getLong(2), found.getString(3))
            : null;
      }
    }
  }

  static @Nullable TableInfo describe(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    @Nullable Found found = find(connection, schema, table);
    return found == null
        ? null
        : describe(connection, found.schema(), table, found.oid()).ofKind(kind(found.kind()));
  }

  private static TableInfo describe(Connection connection, String schema, String table, long oid)
      throws SQLException {
    List<ColumnInfo> columns = columns(connection, oid);
    List<UniqueKey> keys = new ArrayList<>();
    List<String> primaryKey = new ArrayList<>();
    each(
        connection,
        UNIQUE_KEYS,
        oid,
        row -> {
          UniqueKey key =
              new UniqueKey(row.getString(1), names(row.getArray(4)), row.getBoolean(3));
          keys.add(key);
          if (row.getBoolean(2)) {
            primaryKey.addAll(key.columns());
          }
        });
    Map<String, List<String>> foreignKeys = new LinkedHashMap<>();
    each(
        connection,
        FOREIGN_KEYS,
        oid,
        row -> foreignKeys.put(row.getString(1), names(row.getArray(2))));
    return TableInfo.of(schema, table, columns, primaryKey, keys, foreignKeys);
  }

  private static TableKind kind(String letter) {
    return switch (letter) {
      case "p" -> TableKind.PARTITIONED;
      case "v", "m" -> TableKind.VIEW;
      default -> TableKind.TABLE;
    };
  }

  /** The columns of the table of this number. */
  static List<ColumnInfo> columns(Connection connection, long oid) throws SQLException {
    List<ColumnInfo> columns = new ArrayList<>();
    each(connection, COLUMNS, oid, row -> columns.add(column(row)));
    return columns;
  }

  private static ColumnInfo column(ResultSet row) throws SQLException {
    return new ColumnInfo(
        row.getString("attname"),
        PostgresTypes.of(
            row.getString("typname"), row.getBoolean("is_enum"), row.getInt("modifier")),
        !row.getBoolean("not_null"),
        generation(row),
        row.getString("default_sql"),
        row.getString("collation_name"),
        true);
  }

  /**
   * A default that draws from a sequence, as SERIAL makes it, numbers the rows as an identity does.
   */
  private static Generation generation(ResultSet row) throws SQLException {
    String defaultSql = row.getString("default_sql");
    if (!row.getString("attgenerated").isEmpty()) {
      return Generation.COMPUTED;
    }
    return switch (row.getString("attidentity")) {
      case "a" -> Generation.IDENTITY_ALWAYS;
      case "d" -> Generation.IDENTITY;
      default ->
          defaultSql != null && SEQUENCE.matcher(defaultSql).lookingAt()
              ? Generation.IDENTITY
              : Generation.NONE;
    };
  }

  private static List<String> names(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private interface RowAction {
    void accept(ResultSet row) throws SQLException;
  }

  private static void each(Connection connection, String sql, long oid, RowAction action)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, oid);
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          action.accept(results);
        }
      }
    }
  }
}
