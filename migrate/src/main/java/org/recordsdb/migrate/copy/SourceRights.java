package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.error.Withheld;

/**
 * Whether a login sees all rows of a PostgreSQL schema. Policies of row-level security hide rows
 * without an error, so a copy could be empty and look complete.
 */
final class SourceRights {

  private static final String USABLE =
      "select 1 from pg_namespace where nspname = ? and has_schema_privilege(oid, 'usage')";

  private record Hidden(String name, boolean sequence, boolean forbidden) {}

  private SourceRights() {}

  /** Refuses a schema that is not there, and a login that does not see all of it. */
  static void require(Connection source, String schema) throws SQLException {
    CatalogQueries queries = new CatalogQueries(source, schema, true);
    if (queries.rows(USABLE, row -> 1, schema).isEmpty()) {
      throw refusal(
          "The source has no schema "
              + schema
              + ", or its login may not use it. Check the name, or grant it USAGE.");
    }
    List<Hidden> hidden = hidden(queries);
    List<String> sentences = new ArrayList<>();
    add(
        sentences,
        hidden.stream().filter(each -> !each.forbidden()).toList(),
        "Row-level security hides rows of these tables from the source's login: %s. Copy with a"
            + " login that has BYPASSRLS, or that owns the tables where it is not forced on owners.");
    add(
        sentences,
        hidden.stream().filter(each -> each.forbidden() && !each.sequence()).toList(),
        "The source's login may not read these tables: %s. Grant it SELECT on all of them.");
    add(
        sentences,
        hidden.stream().filter(each -> each.forbidden() && each.sequence()).toList(),
        "The source's login may not read these sequences: %s. Grant it SELECT on all of them.");
    if (!sentences.isEmpty()) {
      throw refusal(String.join(" ", sentences));
    }
  }

  /** Refuses to compare a copy of which the login does not see all rows. */
  static void requireAllRows(Connection target, String schema) throws SQLException {
    List<String> sentences = new ArrayList<>();
    add(
        sentences,
        hidden(new CatalogQueries(target, schema, true)).stream()
            .filter(each -> !each.forbidden() && !each.sequence())
            .toList(),
        "Row-level security hides rows of these tables from the target's login: %s. Compare with a"
            + " login that has BYPASSRLS, or that owns the tables where it is not forced on owners.");
    if (!sentences.isEmpty()) {
      throw refusal(sentences.get(0));
    }
  }

  private static List<Hidden> hidden(CatalogQueries queries) throws SQLException {
    return queries.list(
        "rights",
        row ->
            new Hidden(
                row.getString("name"), row.getBoolean("sequence"), row.getBoolean("forbidden")));
  }

  /** A table can't be locked as long as it is read. */
  static RecordsException unlockable(String table, SQLException cause) {
    return Failure.of(
            ErrorKind.PERMISSION,
            "Can't lock the table "
                + table
                + " of the source, as a copy does while it reads: its login lacks the right SELECT on"
                + " that table. Grant it: grant select on "
                + table
                + " to that login.")
        .sqlState(cause.getSQLState())
        .cause(Withheld.of(cause))
        .exception();
  }

  private static void add(List<String> sentences, List<Hidden> hidden, String sentence) {
    if (!hidden.isEmpty()) {
      sentences.add(
          sentence.formatted(hidden.stream().map(Hidden::name).collect(Collectors.joining(", "))));
    }
  }

  private static RecordsException refusal(String message) {
    return Failure.of(ErrorKind.PERMISSION, message).exception();
  }
}
