package org.recordsdb.migrate.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Syntax;

/**
 * Something that a part of a PostgreSQL schema can't be without.
 *
 * @param id its catalog and number there
 * @param extension the extension that it belongs to, or null
 * @param description what it is, for people
 * @param address what it is, for another server
 */
record Need(String id, @Nullable String extension, String description, Address address) {

  /**
   * An object by its names ("Object Information and Addressing Functions").
   *
   * @param type what it is
   * @param names its name, qualified
   * @param arguments names that tell it from others of this name
   */
  record Address(String type, List<String> names, List<String> arguments) {

    Address {
      names = List.copyOf(names);
      arguments = List.copyOf(arguments);
    }

    /** The same where the schema has another name. */
    Address in(String schema, String other, Syntax syntax) {
      List<String> moved = new ArrayList<>(types(names, schema, other, syntax));
      int at = moved.indexOf(schema);
      if (at >= 0) {
        moved.set(at, other);
      }
      return new Address(type, moved, types(arguments, schema, other, syntax));
    }

    /** Types are written as in SQL. */
    private static List<String> types(
        List<String> names, String schema, String other, Syntax syntax) {
      Pattern qualifier =
          Pattern.compile(
              "^(?:%s|%s)\\."
                  .formatted(Pattern.quote(schema), Pattern.quote(syntax.quote(schema))));
      String replacement = Matcher.quoteReplacement(syntax.quote(other) + ".");
      return names.stream().map(name -> qualifier.matcher(name).replaceFirst(replacement)).toList();
    }
  }

  static Need read(ResultSet row) throws SQLException {
    return new Need(
        row.getString("need"),
        row.getString("extension"),
        row.getString("description"),
        new Address(
            row.getString("type"),
            CatalogQueries.names(row, "object_names"),
            CatalogQueries.names(row, "object_args")));
  }
}
