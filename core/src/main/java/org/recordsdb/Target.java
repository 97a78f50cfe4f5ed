package org.recordsdb;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.sql.SqlNames;

/**
 * What a statement that failed was to change, as far as its words tell.
 *
 * @param change what it does
 * @param table the table it does that to, or null where that is not known
 * @param columns the names that stand where an insert or update names its columns, others among
 *     them
 */
record Target(Change change, @Nullable String table, List<String> columns) {

  /** What a statement does to the rows of its table. */
  enum Change {
    INSERT,
    UPDATE,
    DELETE,
    /** Anything else, or nobody knows. */
    OTHER
  }

  private static final Target UNKNOWN = new Target(Change.OTHER, null, List.of());

  /** Words that may stand between the verb and the table's name. */
  private static final Set<String> BETWEEN =
      Set.of("into", "from", "only", "or", "ignore", "replace", "abort", "fail", "rollback");

  static Target of(Call call) {
    String sql = call.written();
    if (sql == null) {
      return UNKNOWN;
    }
    List<String> names = SqlNames.of(sql);
    for (int i = 0; i < names.size(); i++) {
      Change change = change(names.get(i));
      if (change != Change.OTHER) {
        return read(change, names.subList(i + 1, names.size()), call);
      }
    }
    return UNKNOWN;
  }

  private static Target read(Change change, List<String> names, Call call) {
    int at = 0;
    while (at < names.size() && BETWEEN.contains(names.get(at).toLowerCase(Locale.ROOT))) {
      at++;
    }
    if (at == names.size()) {
      return UNKNOWN;
    }
    String table = call.table() == null ? names.get(at) : call.table().name();
    List<String> rest = names.subList(at + 1, names.size());
    List<String> columns =
        rest.stream()
            .takeWhile(name -> !name.equalsIgnoreCase("where") && !name.equalsIgnoreCase("values"))
            .toList();
    return new Target(change, table, columns);
  }

  private static Change change(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "insert", "replace" -> Change.INSERT;
      case "update" -> Change.UPDATE;
      case "delete" -> Change.DELETE;
      default -> Change.OTHER;
    };
  }

  /** True if this is the table that is changed; databases differ in what they make of capitals. */
  boolean is(String name) {
    return name.equalsIgnoreCase(table);
  }

  /** True if the statement gives a value to one of these columns. */
  boolean gives(List<String> names) {
    return names.stream().anyMatch(name -> columns.stream().anyMatch(name::equalsIgnoreCase));
  }
}
