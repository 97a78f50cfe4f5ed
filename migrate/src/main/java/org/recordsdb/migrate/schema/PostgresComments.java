package org.recordsdb.migrate.schema;

import java.sql.SQLException;
import java.util.List;

/**
 * Comments of a schema, without the one that PostgreSQL gives its public schema: of its tables,
 * views, sequences, indexes, types and collations, of columns and of constraints. Those of
 * functions, triggers and the like go with what they are about.
 */
final class PostgresComments {

  private static final String NUMBER =
      """
      with member as (
        select classid, objid from pg_depend where deptype = 'e'
      ),
      own as (
        select o.catalog, o.oid
        from (
          select 'pg_class'::regclass as catalog, oid, relnamespace as namespace from pg_class
          union all
          select 'pg_type'::regclass, oid, typnamespace from pg_type
          union all
          select 'pg_collation'::regclass, oid, collnamespace from pg_collation
          union all
          select 'pg_namespace'::regclass, oid, oid from pg_namespace
        ) o
        join pg_namespace n on n.oid = o.namespace and n.nspname = ?
        where not exists (select 1 from member m where m.classid = o.catalog and m.objid = o.oid)
      ),
      commented as (
        select catalog, oid from own
        union all
        select 'pg_constraint'::regclass, k.oid
        from pg_constraint k
        join own o on o.catalog = 'pg_class'::regclass and o.oid = k.conrelid
        union all
        select 'pg_constraint'::regclass, k.oid
        from pg_constraint k
        join own o on o.catalog = 'pg_type'::regclass and o.oid = k.contypid
      )
      select count(*) from pg_description d
      join commented c on c.catalog = d.classoid and c.oid = d.objoid
      where d.classoid <> 'pg_namespace'::regclass or d.description <> 'standard public schema'
      """;

  private PostgresComments() {}

  /** One object for all of them, or none where there are none. */
  static List<OtherObject> of(CatalogQuery catalog, String schema) throws SQLException {
    long number = catalog.list(NUMBER, row -> row.getLong(1), schema).get(0);
    return number == 0
        ? List.of()
        : List.of(new OtherObject("comments", number + " in " + schema, ""));
  }
}
