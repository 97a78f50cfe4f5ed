package org.recordsdb.migrate.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;

/**
 * Reads what a schema of PostgreSQL is made of (PostgreSQL manual, "System Catalogs"). What an
 * enumeration or a domain demands of a column is a check of its table here; partitions are part of
 * the table that they belong to. What has no place in a {@link TableDefinition}, as an index that
 * is no tree, is among the other objects. Not thread-safe.
 */
public final class PostgresSchemaReader {

  /** Partitions are no tables of their own; what an extension made comes with the extension. */
  private static final String TABLES =
      "select c.oid, c.relname, c.relkind = 'p' from pg_class c"
          + " join pg_namespace n on n.oid = c.relnamespace"
          + " where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition"
          + " and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass"
          + " and d.objid = c.oid and d.deptype = 'e') order by c.relname";

  private final Connection connection;
  private final Dialect dialect;
  private final String schema;
  private final Set<String> partitioned = new LinkedHashSet<>();

  /**
   * Reads on this connection, which must be in a transaction. What names mean in the queries is
   * decided where there are built-in functions only, until it ends.
   */
  public PostgresSchemaReader(Connection connection, Dialect dialect, String schema) {
    this.connection = connection;
    this.dialect = dialect;
    this.schema = schema;
  }

  /** A table's number in the catalog, and its name. */
  record Relation(long oid, String name) {}

  /** Tables by their names, and what is not a table. */
  public DatabaseSchema read() throws SQLException {
    CatalogQuery catalog = new CatalogQuery(connection, schema);
    GuardedQuery.builtIn(connection);
    List<Relation> relations =
        catalog.list(
            TABLES,
            row -> {
              if (row.getBoolean(3)) {
                partitioned.add(row.getString(2));
              }
              return new Relation(row.getLong(1), row.getString(2));
            },
            schema);
    List<TableDefinition> tables = new ArrayList<>();
    for (Relation relation : relations) {
      tables.add(table(catalog, relation));
    }
    List<OtherObject> others = new ArrayList<>(PostgresObjects.of(catalog, schema));
    others.addAll(PostgresComments.of(catalog, schema));
    return new DatabaseSchema(tables, others);
  }

  /** Names of the tables that {@link #read} found whose rows are in partitions. */
  public Set<String> partitioned() {
    return Set.copyOf(partitioned);
  }

  private TableDefinition table(CatalogQuery catalog, Relation relation) throws SQLException {
    TableInfo described = dialect.describe(connection, schema, relation.name());
    if (described == null) {
      throw new SQLException("The table " + relation.name() + " has gone.");
    }
    PostgresRules rules = new PostgresRules(catalog, relation, dialect.syntax());
    TableInfo info = withDefaults(described, rules.defaults(), rules.domainDefaults());
    return new TableDefinition(
        info,
        rules.checks(),
        PostgresKeys.foreignKeys(catalog, relation),
        PostgresIndexes.of(catalog, relation),
        nextNumber(catalog, relation, info),
        List.of());
  }

  /** Defaults as the schema writes them; a column without one of its own has its domain's. */
  private static TableInfo withDefaults(
      TableInfo table, Map<String, String> own, Map<String, String> domains) {
    List<ColumnInfo> columns = new ArrayList<>();
    for (ColumnInfo described : table.columns().values()) {
      @Nullable String written = own.get(described.name());
      ColumnInfo column = written == null ? described : described.withDefault(written);
      @Nullable String domain = domains.get(column.name());
      boolean none = column.defaultSql() == null && column.generation() == Generation.NONE;
      columns.add(domain != null && none ? column.withDefault(domain) : column);
    }
    return TableInfo.of(
        table.schema(),
        table.name(),
        columns,
        table.primaryKey(),
        table.uniqueKeys(),
        table.foreignKeys());
  }

  private static long nextNumber(CatalogQuery catalog, Relation relation, TableInfo info)
      throws SQLException {
    for (ColumnInfo column : info.columns().values()) {
      if (column.isIdentity()) {
        return PostgresKeys.nextNumber(catalog, relation, column.name());
      }
    }
    return 0;
  }
}
