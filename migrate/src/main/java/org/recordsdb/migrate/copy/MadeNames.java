package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.recordsdb.migrate.schema.Check;
import org.recordsdb.migrate.schema.DatabaseSchema;
import org.recordsdb.migrate.schema.IndexDefinition;
import org.recordsdb.migrate.schema.OtherObject;
import org.recordsdb.migrate.schema.TableDefinition;

/**
 * Names of what an SQLite file has no names for: sequences, and the indexes of keys. They are those
 * that PostgreSQL would choose, but around the names of all that the copy makes, not only of what
 * is there at that moment. Of one plan.
 */
final class MadeNames {

  /** More of a name PostgreSQL does not keep. */
  static final int MOST_BYTES = 63;

  private final Set<String> taken;
  private final Set<String> made = new LinkedHashSet<>();

  private MadeNames(Set<String> taken) {
    this.taken = taken;
  }

  /** Around the names that the file has; constraints of a table share its key's. */
  static MadeNames around(DatabaseSchema schema) {
    Set<String> given = schema.others().stream().map(OtherObject::name).collect(Collectors.toSet());
    for (TableDefinition table : schema.tables()) {
      given.add(table.name());
      table.indexes().stream().map(IndexDefinition::name).forEach(given::add);
      table.checks().stream().map(Check::name).forEach(given::add);
    }
    return new MadeNames(given);
  }

  /** A name for what belongs to these columns of a table, or to the table itself. */
  String of(String table, List<String> columns, String kind) {
    String all = String.join("_", columns);
    String name = chosen(table, all, kind);
    for (int i = 1; !taken.add(name); i++) {
      name = chosen(table, all, kind + i);
    }
    made.add(name);
    return name;
  }

  /** The names that were given so far. */
  List<String> made() {
    return new ArrayList<>(made);
  }

  /** The name that PostgreSQL would choose first. */
  static String chosen(String table, String columns, String kind) {
    byte[] first = table.getBytes(UTF_8);
    byte[] second = columns.getBytes(UTF_8);
    int room = MOST_BYTES - kind.length() - (columns.isEmpty() ? 1 : 2);
    int left = first.length;
    int right = second.length;
    while (left + right > room) {
      if (left > right) {
        left--;
      } else {
        right--;
      }
    }
    return cut(first, left) + (columns.isEmpty() ? "" : "_" + cut(second, right)) + "_" + kind;
  }

  /** Without a character that only a part is left of. */
  private static String cut(byte[] text, int length) {
    int end = length;
    while (end < text.length && end > 0 && (text[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(text, 0, end, UTF_8);
  }
}
