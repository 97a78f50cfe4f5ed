package org.recordsdb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.text.Nearest;

/**
 * The names of a row's columns and where each stands; shared by all rows of a result. Immutable.
 */
final class Columns {

  /** A message lists so many names at most. */
  private static final int MOST_LISTED = 30;

  private final List<String> names;
  private final Map<String, Integer> places;

  private Columns(List<String> names, Map<String, Integer> places) {
    this.names = names;
    this.places = places;
  }

  static Columns of(List<String> names) {
    Map<String, Integer> places = new HashMap<>(names.size() * 2);
    for (String name : names) {
      if (places.put(Given.notNull(name, "name"), places.size()) != null) {
        throw Failure.of(
                ErrorKind.ARGUMENT,
                "Can't make a row: two of its columns are named "
                    + name
                    + ". Give each a name of its own, in SQL with AS.")
            .column(name)
            .exception();
      }
    }
    return new Columns(List.copyOf(names), places);
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  /** A sentence that says which columns there are, of many the first ones. */
  String listed() {
    if (names.isEmpty()) {
      return "It has no columns at all.";
    }
    List<String> first = names.subList(0, Math.min(names.size(), MOST_LISTED));
    int more = names.size() - first.size();
    return "It has " + String.join(", ", first) + (more == 0 ? "." : " and " + more + " more.");
  }

  /**
   * Where the column stands, counted from 0; an error that suggests the nearest name and lists all
   * if there is none.
   */
  int place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw Failure.of(
              ErrorKind.UNKNOWN_COLUMN,
              "The row has no column "
                  + name
                  + "."
                  + Nearest.suggestion(name, names)
                  + " "
                  + listed())
          .column(name)
          .exception();
    }
    return place;
  }
}
