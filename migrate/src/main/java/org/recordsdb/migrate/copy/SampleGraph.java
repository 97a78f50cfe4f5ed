package org.recordsdb.migrate.copy;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recordsdb.migrate.schema.DatabaseSchema;
import org.recordsdb.migrate.schema.ForeignKey;
import org.recordsdb.migrate.schema.TableDefinition;

/**
 * Which tables of a schema refer to which, and which of them a sample has whole: those that refer
 * to each other in a circle, those that are referred to by keys of types that somebody made, which
 * can't be compared safely, those that refer to themselves by keys without a hash, and the history
 * of the schema.
 */
final class SampleGraph {

  /**
   * Types of keys by which rows can't be followed within a table, as PostgreSQL can't hash them.
   */
  private static final Set<String> WITHOUT_HASH =
      Set.of("money", "bit", "varbit", "tsvector", "tsquery");

  private final Map<String, List<Reference>> references;
  private final Set<String> whole = new HashSet<>();

  /** To how many tables each refers, by way of others or not, itself aside. */
  private final Map<String, Integer> above = new HashMap<>();

  /** A foreign key of a table. */
  record Reference(TableDefinition child, ForeignKey key) {

    private boolean isOwn() {
      return key.table().equals(child.name());
    }
  }

  /**
   * @param made columns of each table whose types somebody made
   */
  SampleGraph(List<TableDefinition> tables, Map<String, Set<String>> made) {
    this.references =
        tables.stream()
            .flatMap(table -> table.foreignKeys().stream().map(key -> new Reference(table, key)))
            .collect(Collectors.groupingBy(reference -> reference.key().table()));
    Map<String, List<String>> parents = new HashMap<>();
    for (TableDefinition table : tables) {
      parents.put(
          table.name(),
          table.foreignKeys().stream()
              .map(ForeignKey::table)
              .filter(parent -> !parent.equals(table.name()))
              .distinct()
              .toList());
    }
    for (TableDefinition table : tables) {
      Set<String> found = reachable(table.name(), parents);
      above.put(table.name(), found.size());
      boolean inCircle = found.contains(table.name());
      if (inCircle
          || table.name().equals(DatabaseSchema.HISTORY)
          || to(table).anyMatch(reference -> isMade(reference, made))
          || own(table).stream().anyMatch(key -> isWithoutHash(table, key))) {
        whole.add(table.name());
      }
    }
  }

  private static Set<String> reachable(String table, Map<String, List<String>> parents) {
    Set<String> found = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(table));
    while (!next.isEmpty()) {
      for (String parent : parents.getOrDefault(next.remove(), List.of())) {
        if (found.add(parent)) {
          next.add(parent);
        }
      }
    }
    return found;
  }

  /** True of values that the source may have code for. */
  private static boolean isMade(Reference reference, Map<String, Set<String>> made) {
    return isMade(reference.child().name(), reference.key().columns(), made)
        || isMade(reference.key().table(), reference.key().references(), made);
  }

  private static boolean isMade(String table, List<String> columns, Map<String, Set<String>> made) {
    return columns.stream().anyMatch(made.getOrDefault(table, Set.of())::contains);
  }

  private static boolean isWithoutHash(TableDefinition table, ForeignKey key) {
    return key.columns().stream()
        .map(table.info().columns()::get)
        .anyMatch(column -> column != null && WITHOUT_HASH.contains(column.type().declared()));
  }

  /** True if all rows of the table are in the sample. */
  boolean isWhole(TableDefinition table) {
    return whole.contains(table.name());
  }

  private Stream<Reference> to(TableDefinition table) {
    return references.getOrDefault(table.name(), List.of()).stream();
  }

  /** The foreign keys of other tables that refer to this one. */
  List<Reference> ofOthers(TableDefinition table) {
    return to(table).filter(reference -> !reference.isOwn()).toList();
  }

  /** The foreign keys of the table that refer to itself. */
  List<ForeignKey> own(TableDefinition table) {
    return to(table).filter(Reference::isOwn).map(Reference::key).toList();
  }

  /**
   * The table and those by whose rows it is decided which of its rows are in the sample: those that
   * refer to it, by way of others or not. Each comes behind those that refer to it, as these refer
   * to more tables than it does.
   */
  List<TableDefinition> deciding(TableDefinition table) {
    Map<String, TableDefinition> found = new LinkedHashMap<>();
    Deque<TableDefinition> next = new ArrayDeque<>(List.of(table));
    while (!next.isEmpty()) {
      TableDefinition one = next.remove();
      if (found.put(one.name(), one) == null) {
        ofOthers(one).stream()
            .map(Reference::child)
            .filter(child -> !isWhole(child) && !found.containsKey(child.name()))
            .forEach(next::add);
      }
    }
    Comparator<TableDefinition> byParents =
        Comparator.comparing(each -> above.getOrDefault(each.name(), 0));
    return found.values().stream().sorted(byParents.reversed()).toList();
  }
}
