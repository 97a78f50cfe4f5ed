package org.recordsdb.migrate.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.recordsdb.migrate.schema.PostgresSchemaReader.Relation;
import org.recordsdb.migrate.schema.SqlTokens.Token;
import org.recordsdb.spi.Syntax;

/** What the rows of one table of PostgreSQL have to meet, and what its columns have by default. */
final class PostgresRules {

  private static final String CHECKS =
      "select conname, pg_get_expr(conbin, conrelid) from pg_constraint"
          + " where conrelid = ? and contype = 'c' and convalidated order by conname";

  /** The types of the columns, each with the types that it is a domain over. */
  private static final String TYPES =
      "with recursive chain (name, place, type, depth) as ("
          + " select attname, attnum, atttypid, 0 from pg_attribute"
          + " where attrelid = ? and attnum > 0 and not attisdropped"
          + " union all select c.name, c.place, t.typbasetype, c.depth + 1 from chain c"
          + " join pg_type t on t.oid = c.type and t.typtype = 'd')";

  private static final String LABELS =
      TYPES
          + " select c.name, array(select e.enumlabel::text from pg_enum e"
          + " where e.enumtypid = c.type order by e.enumsortorder)"
          + " from chain c join pg_type t on t.oid = c.type and t.typtype = 'e' order by c.place";

  private static final String DOMAIN_CHECKS =
      TYPES
          + " select c.name, pg_get_expr(k.conbin, 0) from chain c join pg_constraint k"
          + " on k.contypid = c.type and k.contype = 'c' and k.convalidated"
          + " order by c.place, c.depth, k.conname";

  private static final String DEFAULTS =
      "select a.attname, pg_get_expr(e.adbin, e.adrelid) from pg_attrdef e"
          + " join pg_attribute a on a.attrelid = e.adrelid and a.attnum = e.adnum"
          + " where e.adrelid = ?";

  private static final String DOMAIN_DEFAULTS =
      TYPES
          + " select c.name, pg_get_expr(t.typdefaultbin, 0) from chain c join pg_type t"
          + " on t.oid = c.type and t.typtype = 'd' and t.typdefaultbin is not null"
          + " order by c.place, c.depth desc";

  private final CatalogQuery catalog;
  private final Relation table;
  private final Syntax syntax;

  PostgresRules(CatalogQuery catalog, Relation table, Syntax syntax) {
    this.catalog = catalog;
    this.table = table;
    this.syntax = syntax;
  }

  /** Checks of the table, then of its columns' types. */
  List<Check> checks() throws SQLException {
    List<Check> checks = new ArrayList<>();
    checks.addAll(
        catalog.list(CHECKS, row -> new Check(row.getString(1), row.getString(2)), table.oid()));
    checks.addAll(
        catalog.list(
            LABELS,
            row -> new Check(null, isOneOf(row.getString(1), CatalogQuery.texts(row, 2))),
            table.oid()));
    checks.addAll(
        catalog.list(
            DOMAIN_CHECKS,
            row -> new Check(null, ofColumn(row.getString(2), row.getString(1))),
            table.oid()));
    return checks;
  }

  /** Defaults of the columns themselves, or how they are computed. */
  Map<String, String> defaults() throws SQLException {
    Map<String, String> defaults = new LinkedHashMap<>();
    catalog.list(DEFAULTS, row -> defaults.put(row.getString(1), row.getString(2)), table.oid());
    return defaults;
  }

  /** Defaults of domains, by the columns that have such a type; the innermost domain's is last. */
  Map<String, String> domainDefaults() throws SQLException {
    Map<String, String> defaults = new LinkedHashMap<>();
    catalog.list(
        DOMAIN_DEFAULTS, row -> defaults.put(row.getString(1), row.getString(2)), table.oid());
    return defaults;
  }

  private String isOneOf(String column, List<String> labels) {
    return labels.stream()
        .map(label -> "'" + label.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", syntax.quote(column) + " in (", ")"));
  }

  /** A domain calls the value that it is about VALUE. */
  private String ofColumn(String condition, String column) {
    StringBuilder sql = new StringBuilder();
    int end = 0;
    for (Token token : SqlTokens.of(condition)) {
      sql.append(condition, end, token.start());
      sql.append(token.text().equals("VALUE") ? syntax.quote(column) : token.text());
      end = token.end();
    }
    return sql.append(condition.substring(end)).toString();
  }
}
