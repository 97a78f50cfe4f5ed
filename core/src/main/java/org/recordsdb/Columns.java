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

  private final List<String> names;
  private final Map<String, Integer> places;

  private Columns(List<String> names, Map<String, Integer> places) {
    this.names = names;
    this.places = places;
  }

  static Columns of(List<String> names) {
    Map<String, Integer> places = new HashMap<>(names.size() * 2);
    for (String name : names) {
      if (places.put(name, places.size()) != null) {
        throw Failure.of(
                ErrorKind.ARGUMENT,
                "The name " + name + " stands twice; a row has each column once.")
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

  /**
   * Where the column stands, counted from 0; an error that suggests the nearest name if there is
   * none.
   */
  int place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw Failure.of(
              ErrorKind.UNKNOWN_COLUMN,
              "The row has no column " + name + "." + Nearest.suggestion(name, names))
          .column(name)
          .exception();
    }
    return place;
  }
}
