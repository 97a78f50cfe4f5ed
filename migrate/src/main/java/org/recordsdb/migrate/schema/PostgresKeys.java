package org.recordsdb.migrate.schema;

import java.sql.SQLException;
import java.util.List;
import org.recordsdb.migrate.schema.PostgresSchemaReader.Relation;

/** Foreign keys of PostgreSQL, and the sequences that number rows. */
final class PostgresKeys {

  /**
   * Keys that SQLite knows too: of two columns or more, NULL in one of them is enough. Others are
   * among the {@link PostgresObjects}.
   */
  static final String PLAIN =
      "f.convalidated and f.confmatchtype = 's' and f.confdelsetcols is null"
          + " and r.relnamespace = c.relnamespace and not r.relispartition";

  private static final String FOREIGN_KEYS =
      "select f.conname, array(select a.attname::text"
          + " from unnest(f.conkey) with ordinality k (number, place)"
          + " join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number"
          + " order by k.place), r.relname, array(select a.attname::text"
          + " from unnest(f.confkey) with ordinality k (number, place)"
          + " join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number"
          + " order by k.place), f.confupdtype, f.confdeltype, f.condeferred"
          + " from pg_constraint f join pg_class c on c.oid = f.conrelid"
          + " join pg_class r on r.oid = f.confrelid"
          + " where f.conrelid = ? and f.contype = 'f' and f.conparentid = 0 and "
          + PLAIN
          + " order by f.conname";

  /** The sequence that the column's default draws from, or that belongs to the column. */
  private static final String SEQUENCE =
      "select format('%I.%I', n.nspname, s.relname), q.seqincrement from pg_attribute a"
          + " left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum"
          + " join pg_depend d on (d.classid = 'pg_attrdef'::regclass and d.objid = e.oid"
          + " and d.refclassid = 'pg_class'::regclass) or (d.refclassid = 'pg_class'::regclass"
          + " and d.refobjid = a.attrelid and d.refobjsubid = a.attnum"
          + " and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i'))"
          + " join pg_class s on s.relkind = 'S' and s.oid ="
          + " case when d.classid = 'pg_attrdef'::regclass then d.refobjid else d.objid end"
          + " join pg_sequence q on q.seqrelid = s.oid join pg_namespace n on n.oid = s.relnamespace"
          + " where a.attrelid = ? and a.attname = ?"
          + " order by d.classid = 'pg_attrdef'::regclass desc limit 1";

  private PostgresKeys() {}

  static List<ForeignKey> foreignKeys(CatalogQuery catalog, Relation table) throws SQLException {
    return catalog.list(
        FOREIGN_KEYS,
        row ->
            new ForeignKey(
                row.getString(1),
                CatalogQuery.texts(row, 2),
                row.getString(3),
                CatalogQuery.texts(row, 4),
                action(row.getString(5)),
                action(row.getString(6)),
                row.getBoolean(7)),
        table.oid());
  }

  private static String action(String code) {
    return switch (code) {
      case "r" -> "RESTRICT";
      case "c" -> "CASCADE";
      case "n" -> "SET NULL";
      case "d" -> "SET DEFAULT";
      default -> "NO ACTION";
    };
  }

  /** The number that the next row gets in this column; 0 if no sequence gives it one. */
  static long nextNumber(CatalogQuery catalog, Relation table, String column) throws SQLException {
    record Sequence(String name, long increment) {}
    List<Sequence> found =
        catalog.list(
            SEQUENCE, row -> new Sequence(row.getString(1), row.getLong(2)), table.oid(), column);
    if (found.isEmpty()) {
      return 0;
    }
    Sequence sequence = found.get(0);
    return catalog
        .list(
            "select last_value, is_called from " + sequence.name(),
            row -> row.getLong(1) + (row.getBoolean(2) ? sequence.increment() : 0))
        .get(0);
  }
}
