package org.recordsdb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Nearest;

/**
 * The names of a row's columns and where each stands; shared by all rows of a result. Immutable.
 */
final class Columns {

  /** A message lists so many names at most. */
  private static final int MOST_LISTED = 30;

  /** Of so many names, looking through them takes no longer than a map does. */
  private static final int FEW = 8;

  /** Names of more characters are not kept for other rows. */
  private static final int LONGEST_SHARED = 64;

  /**
   * Columns of the rows made last, by the hash of their names: the rows of a program have few
   * different ones. Threads that put theirs at one place at once have one each.
   */
  private static final @Nullable Columns[] SHARED = new @Nullable Columns[256];

  private final List<String> names;

  /** Where each name stands; null for few. */
  private final @Nullable Map<String, Integer> places;

  private Columns(List<String> names, @Nullable Map<String, Integer> places) {
    this.names = names;
    this.places = places;
  }

  /** The columns of these names; the same object as for another row, if it is at hand. */
  static Columns of(List<String> names) {
    int place = names.hashCode() & (SHARED.length - 1);
    Columns shared = SHARED[place];
    if (shared != null && names.equals(shared.names)) {
      return shared;
    }
    Columns made = checked(names);
    if (made.isSmall()) {
      SHARED[place] = made;
    }
    return made;
  }

  /** True if it may be kept for ever. */
  private boolean isSmall() {
    return places == null && names.stream().allMatch(name -> name.length() <= LONGEST_SHARED);
  }

  private static Columns checked(List<String> names) {
    names.forEach(name -> Given.notNull(name, "name"));
    List<String> own = List.copyOf(names);
    if (own.size() <= FEW) {
      for (int i = 1; i < own.size(); i++) {
        if (own.indexOf(own.get(i)) < i) {
          throw twice(own.get(i));
        }
      }
      return new Columns(own, null);
    }
    Map<String, Integer> places = new HashMap<>(own.size() * 2);
    for (String name : own) {
      if (places.put(name, places.size()) != null) {
        throw twice(name);
      }
    }
    return new Columns(own, places);
  }

  private static RecordsException twice(String name) {
    return Failure.of(
            ErrorKind.ARGUMENT,
            "Can't make a row: two of its columns are named "
                + name
                + ". Give each a name of its own, in SQL with AS.")
        .column(name)
        .exception();
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  boolean has(String name) {
    return find(name) >= 0;
  }

  /** Where the column stands, counted from 0, or less than 0 if there is none. */
  private int find(String name) {
    if (places != null) {
      return places.getOrDefault(name, -1);
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
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
    int place = find(name);
    if (place < 0) {
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
