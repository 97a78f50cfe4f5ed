package org.recordsdb;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Reference;

/**
 * A violated foreign key in words. There are two cases: the row that is stored refers to a row that
 * does not exist, or the row that goes is one that others refer to. The statement tells which.
 *
 * @param keys the key, or those of which it is one where the database does not tell; may be empty
 * @param referredTo whether rows of other tables refer to what the statement changed
 * @param fault what the database reported
 */
record BrokenKey(List<Reference> keys, boolean referredTo, Fault fault) {

  /**
   * Finds the key.
   *
   * @param all the foreign keys at both ends of the statement's table
   */
  static BrokenKey of(Fault fault, Target target, List<Reference> all) {
    List<Reference> named = all.stream().filter(key -> mayBe(key, fault)).toList();
    List<Reference> from = named.stream().filter(key -> target.is(key.table())).toList();
    List<Reference> to = named.stream().filter(key -> target.is(key.target())).toList();
    List<Reference> given = from.stream().filter(key -> target.gives(key.columns())).toList();
    if (target.change() == Target.Change.DELETE) {
      List<Reference> kept = to.stream().filter(key -> !key.cascades()).toList();
      return new BrokenKey(kept.isEmpty() ? to : kept, true, fault);
    }
    if (target.change() == Target.Change.UPDATE) {
      List<Reference> hit = to.stream().filter(k -> target.gives(k.targetColumns())).toList();
      boolean elsewhere = fault.table() != null && !target.is(fault.table());
      boolean referredTo = elsewhere || (given.isEmpty() && !hit.isEmpty());
      return new BrokenKey(referredTo ? hit : given, referredTo, fault);
    }
    return new BrokenKey(given.isEmpty() ? from : given, false, fault);
  }

  private static boolean mayBe(Reference key, Fault fault) {
    return fault.constraint() == null || fault.constraint().equals(key.name());
  }

  String problem() {
    if (referredTo) {
      String by = keys.size() == 1 ? " by " + columns(keys.get(0)) + named() : named();
      return "rows of " + referring() + " still refer to it" + by;
    }
    if (keys.isEmpty()) {
      return "it refers to a row that does not exist" + named();
    }
    if (keys.size() == 1) {
      Reference key = keys.get(0);
      return "the row of " + key.target() + " that " + refers(key) + " to does not exist" + named();
    }
    return "one of the rows does not exist that it refers to by "
        + keys.stream()
            .map(key -> columns(key) + " (" + key.target() + ")")
            .collect(Collectors.joining(" or "));
  }

  String remedy() {
    if (referredTo) {
      return "Delete or change those rows first.";
    }
    return "Store that row first, or refer to one that exists.";
  }

  /** The columns that refer to nothing, if it is certain which these are. */
  List<String> columns() {
    return referredTo || keys.size() != 1 ? List.of() : keys.get(0).columns();
  }

  /** The name of the key, if it has one and it is certain which it is. */
  @Nullable String constraint() {
    return fault.constraint() != null || keys.size() != 1 ? fault.constraint() : keys.get(0).name();
  }

  private String referring() {
    if (keys.isEmpty()) {
      return fault.table() == null ? "another table" : fault.table();
    }
    return keys.stream().map(Reference::table).distinct().collect(Collectors.joining(" or "));
  }

  private String named() {
    return constraint() == null ? "" : " (foreign key " + constraint() + ")";
  }

  private static String columns(Reference key) {
    return String.join(" and ", key.columns());
  }

  private static String refers(Reference key) {
    return columns(key) + (key.columns().size() == 1 ? " refers" : " refer");
  }
}
