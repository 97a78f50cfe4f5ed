package org.recordsdb.migrate.expression;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a query shows, or chooses groups by. In a query that makes one row of several,
 * those are the columns that it groups by; SQLite would take others from any row of the group.
 */
final class GroupScope implements Scope {

  private final JoinScope rows;
  private final Set<Found> keys = new HashSet<>();
  private boolean aggregated;
  private boolean bare;

  GroupScope(JoinScope rows) {
    this.rows = rows;
  }

  /** Groups by a column. */
  void add(Found key) {
    keys.add(key);
  }

  @Override
  public @Nullable Found find(@Nullable String qualifier, String name) {
    Found found = rows.find(qualifier, name);
    bare |= found != null && !keys.contains(found) && !isOfKey(found);
    return found;
  }

  /** True for a table's columns where its whole key is grouped by. */
  private boolean isOfKey(Found column) {
    return rows.sources(column.qualifier()).stream()
        .filter(source -> !source.table().primaryKey().isEmpty())
        .anyMatch(
            source ->
                source.table().primaryKey().stream()
                    .allMatch(name -> isKey(rows.find(source.name(), name))));
  }

  private boolean isKey(@Nullable Found column) {
    return column != null && keys.contains(column);
  }

  @Override
  public Scope ofRows() {
    aggregated = true;
    return rows;
  }

  /** Refuses columns that are no groups', where there are groups. */
  void requireSound() {
    Tokens.require(!bare || (keys.isEmpty() && !aggregated));
  }

  boolean isGrouped() {
    return !keys.isEmpty();
  }
}
