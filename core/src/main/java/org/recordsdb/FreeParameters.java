package org.recordsdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.FreeSql;
import org.recordsdb.internal.text.Nearest;

/** The values that a caller gives for the parameters of raw SQL, by their names. */
final class FreeParameters {

  /** Among so many names a list finds one as fast as a set. */
  private static final int FEW = 20;

  private FreeParameters() {}

  /** All values in the order of their places, a list as its elements. */
  static List<@Nullable Object> values(FreeSql free, Row parameters) {
    List<@Nullable Object> values = new ArrayList<>();
    free.parameters().forEach(name -> values.addAll(elements(name, parameters)));
    return values;
  }

  /** The number of values, where a list counts as often as its name stands in the SQL. */
  static long count(FreeSql free, Row parameters) {
    return free.parameters().stream()
        .mapToLong(name -> parameters.get(name) instanceof Collection<?> many ? many.size() : 1)
        .sum();
  }

  /** The values of one parameter. */
  static List<@Nullable Object> elements(String name, Row parameters) {
    Object value = parameters.get(name);
    if (!(value instanceof Collection<?> many)) {
      return Arrays.asList(value);
    }
    if (many.isEmpty()) {
      throw parameter(
          "Can't run the SQL: the parameter :"
              + name
              + " is an empty list, which IN does not take. Give one value or more.");
    }
    return new ArrayList<>(many);
  }

  /** Throws unless each parameter of the SQL has a value, and each value a parameter. */
  static void requireSameNames(FreeSql free, Row parameters) {
    boolean few = free.parameters().size() <= FEW;
    Collection<String> names = few ? free.parameters() : free.names();
    for (String name : names) {
      if (!parameters.has(name)) {
        throw parameter(
            "Can't run the SQL: it has the parameter :"
                + name
                + ", and no value was given for it."
                + Nearest.suggestion(name, parameters.columns(), "Give it one."));
      }
    }
    for (String name : parameters.columns()) {
      if (!names.contains(name)) {
        throw parameter(
            "Can't run the SQL: a value was given for "
                + name
                + ", and it has no parameter :"
                + name
                + "."
                + Nearest.suggestion(name, free.names(), "Leave it out."));
      }
    }
  }

  private static RecordsException parameter(String message) {
    return Failure.of(ErrorKind.PARAMETERS, message).exception();
  }
}
