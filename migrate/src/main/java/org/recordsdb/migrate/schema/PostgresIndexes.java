package org.recordsdb.migrate.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.PostgresSchemaReader.Relation;

/** Indexes of PostgreSQL that find rows by comparing values, as those of every database do. */
final class PostgresIndexes {

  /** Methods whose indexes are no more than that; others are among the {@link PostgresObjects}. */
  static final String METHODS = "('btree', 'hash')";

  private static final String INDEXES =
      "select i.oid, i.relname, x.indisunique, pg_get_expr(x.indpred, x.indrelid)"
          + " from pg_index x join pg_class i on i.oid = x.indexrelid"
          + " join pg_am m on m.oid = i.relam and m.amname in "
          + METHODS
          + " where x.indrelid = ? and x.indislive and not exists (select 1 from pg_constraint k"
          + " where k.conindid = x.indexrelid and k.conrelid = x.indrelid"
          + " and k.contype in ('p', 'u', 'x')) order by i.relname";

  /** A collation is named where it is another one than the column's own. */
  private static final String PARTS =
      "select a.attname, pg_get_indexdef(x.indexrelid, k, false), x.indoption[k - 1] & 1 = 1,"
          + " case when x.indcollation[k - 1] <> coalesce(a.attcollation, 0) then l.collname end"
          + " from pg_index x cross join lateral generate_series(1, x.indnkeyatts) k"
          + " left join pg_attribute a on a.attrelid = x.indrelid"
          + " and a.attnum = x.indkey[k - 1] and a.attnum <> 0"
          + " left join pg_collation l on l.oid = x.indcollation[k - 1]"
          + " where x.indexrelid = ? order by k";

  private PostgresIndexes() {}

  static List<IndexDefinition> of(CatalogQuery catalog, Relation table) throws SQLException {
    record Index(long oid, String name, boolean unique, @Nullable String condition) {}
    List<Index> found =
        catalog.list(
            INDEXES,
            row -> new Index(row.getLong(1), row.getString(2), row.getBoolean(3), row.getString(4)),
            table.oid());
    List<IndexDefinition> indexes = new ArrayList<>();
    for (Index index : found) {
      List<IndexDefinition.Part> parts =
          catalog.list(
              PARTS,
              row ->
                  new IndexDefinition.Part(
                      row.getString(1),
                      row.getString(1) == null ? row.getString(2) : null,
                      row.getBoolean(3),
                      row.getString(4)),
              index.oid());
      indexes.add(new IndexDefinition(index.name(), index.unique(), parts, index.condition()));
    }
    return indexes;
  }
}
