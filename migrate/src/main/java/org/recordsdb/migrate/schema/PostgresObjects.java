package org.recordsdb.migrate.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in a schema of PostgreSQL beside tables of plain columns and keys. Nothing that an
 * extension has made, as that comes with the extension.
 */
final class PostgresObjects {

  private static final String FROM_RELATIONS =
      " from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = ?";

  private static final String NO_EXTENSION =
      " and not exists (select 1 from pg_depend e where e.objid = c.oid and e.deptype = 'e')";

  /** Views in the order in which they were made. */
  private static final String RELATIONS =
      "select case c.relkind when 'v' then 'view' when 'm' then 'materialized view'"
          + " when 'f' then 'foreign table' end, c.relname,"
          + " case c.relkind when 'f' then '' else"
          + " 'create view ' || quote_ident(c.relname) || ' as ' || rtrim(pg_get_viewdef(c.oid), ';') end"
          + FROM_RELATIONS
          + " where c.relkind in ('v', 'm', 'f')"
          + NO_EXTENSION
          + " order by c.oid";

  private static final String FUNCTIONS =
      "select case c.prokind when 'p' then 'procedure' when 'a' then 'aggregate function'"
          + " else 'function' end, c.oid::regprocedure::text, c.prosrc"
          + " from pg_proc c join pg_namespace n on n.oid = c.pronamespace and n.nspname = ?"
          + " where true"
          + NO_EXTENSION
          + " order by 2";

  private static final String TRIGGERS =
      "select 'trigger', c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid)"
          + FROM_RELATIONS
          + " join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal and t.tgparentid = 0"
          + " order by 2";

  private static final String POLICIES =
      "select 'policy', c.relname || '.' || p.polname, coalesce(pg_get_expr(p.polqual, c.oid), '')"
          + FROM_RELATIONS
          + " join pg_policy p on p.polrelid = c.oid order by 2";

  private static final String RULES =
      "select 'rule', c.relname || '.' || r.rulename, pg_get_ruledef(r.oid)"
          + FROM_RELATIONS
          + " join pg_rewrite r on r.ev_class = c.oid and r.rulename <> '_RETURN' order by 2";

  /** A sequence that counts up by one for the column that it belongs to is the column's. */
  private static final String SEQUENCES =
      "select 'sequence', c.relname, format('create sequence %I increment by %s start with %s',"
          + " c.relname, q.seqincrement, q.seqstart)"
          + FROM_RELATIONS
          + " join pg_sequence q on q.seqrelid = c.oid where (q.seqincrement <> 1 or q.seqcycle"
          + " or not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass"
          + " and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0"
          + " and d.deptype in ('a', 'i')))"
          + NO_EXTENSION
          + " order by 2";

  /** Constraints that every database takes are their tables'. */
  private static final String CONSTRAINTS =
      "select case when c.relispartition then 'constraint of a partition'"
          + " when f.contype = 'x' then 'exclusion constraint' when f.contype = 'f' then"
          + " 'foreign key' when f.contype = 'c' then 'check' else 'deferrable key' end,"
          + " c.relname || '.' || f.conname, pg_get_constraintdef(f.oid)"
          + FROM_RELATIONS
          + " join pg_constraint f on f.conrelid = c.oid and f.conparentid = 0"
          + " left join pg_class r on r.oid = f.confrelid"
          + " where case when c.relispartition then f.contype <> 'n' and f.coninhcount = 0"
          + " else case f.contype when 'x' then true when 'c' then not f.convalidated"
          + " when 'p' then f.condeferrable when 'u' then f.condeferrable"
          + " when 'f' then not ("
          + PostgresKeys.PLAIN
          + ") else false end end order by 2";

  private static final String INDEXES =
      "select case when c.relispartition then 'index of a partition' when x.indnullsnotdistinct"
          + " then 'key of equal nulls' else m.amname || ' index' end, i.relname,"
          + " pg_get_indexdef(i.oid)"
          + FROM_RELATIONS
          + " join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid"
          + " join pg_am m on m.oid = i.relam where case when c.relispartition then"
          + " not exists (select 1 from pg_inherits h where h.inhrelid = i.oid)"
          + " and not exists (select 1 from pg_constraint k where k.conindid = i.oid)"
          + " else x.indnullsnotdistinct or (not x.indisexclusion and m.amname not in "
          + PostgresIndexes.METHODS
          + ") end and c.relkind in ('r', 'p') order by 2";

  /** Columns whose values are equal in more ways than one. */
  private static final String COLLATIONS =
      "select 'collation', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)"
          + FROM_RELATIONS
          + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
          + " left join pg_collation l on l.oid = a.attcollation"
          + " where c.relkind in ('r', 'p') and not c.relispartition"
          + " and (not coalesce(l.collisdeterministic, true)"
          + " or format_type(a.atttypid, null) ~ '(^|\\.)citext$') order by 2";

  /** Tables of other schemas whose rows those of this one have as well. */
  private static final String HEIRS =
      "with recursive heir (oid, home) as (select i.inhrelid, c.relnamespace"
          + FROM_RELATIONS
          + " join pg_inherits i on i.inhparent = c.oid where c.relkind = 'r'"
          + " union select i.inhrelid, h.home from heir h join pg_inherits i on i.inhparent = h.oid)"
          + " select 'table', c.oid::regclass::text, '' from heir"
          + " join pg_class c on c.oid = heir.oid and c.relnamespace <> heir.home"
          + " where c.relpersistence <> 't' order by 2";

  private PostgresObjects() {}

  static List<OtherObject> of(CatalogQuery catalog, String schema) throws SQLException {
    List<OtherObject> others = new ArrayList<>();
    for (String sql :
        List.of(
            RELATIONS,
            FUNCTIONS,
            TRIGGERS,
            POLICIES,
            RULES,
            SEQUENCES,
            CONSTRAINTS,
            INDEXES,
            COLLATIONS,
            HEIRS)) {
      others.addAll(
          catalog.list(
              sql,
              row -> new OtherObject(row.getString(1), row.getString(2), row.getString(3)),
              schema));
    }
    return others;
  }
}
