package org.recordsdb.migrate.copy;

import java.util.stream.Stream;
import org.recordsdb.migrate.schema.SqliteObject;

/** The virtual tables of an SQLite file, which are not copied. */
final class VirtualTables {

  private VirtualTables() {}

  /** What is told of one: the tables in which its module keeps its content go with it. */
  static Untranslated left(SqliteObject virtual) {
    String tables =
        virtual.content().isEmpty() ? "" : " in " + String.join(", ", virtual.content());
    return new Untranslated(
        "virtual table", virtual.name(), "its content is stored by its module" + tables);
  }

  /** The names that the target has not. */
  static Stream<String> names(SqliteObject virtual) {
    return Stream.concat(Stream.of(virtual.name()), virtual.content().stream());
  }
}
