package org.recordsdb.fuzz;

import java.util.List;
import org.recordsdb.error.ErrorKind;

/**
 * Where a program came to mean two things.
 *
 * @param step the step, or null if only the final contents differ
 * @param from the line of the traces at which the step begins
 */
record Divergence(Place place, Program program, Step step, Side sqlite, Side postgres, int from) {

  /** True for what must not happen on any database. */
  static boolean isFault(String line) {
    return line.startsWith("UNEXPECTED") || line.startsWith("InternalException");
  }

  /** True if both differ in the same way: by failures of the same kinds, or by results. */
  boolean resembles(Divergence other) {
    return nature().equals(other.nature());
  }

  /** That a transaction was aborted follows from what failed in it, which its lines tell later. */
  private String nature() {
    String nature = "";
    for (int i = from; i < Math.max(sqlite.trace().size(), postgres.trace().size()); i++) {
      String left = i < sqlite.trace().size() ? sqlite.trace().get(i) : "";
      String right = i < postgres.trace().size() ? postgres.trace().get(i) : "";
      if (!left.equals(right) || isFault(left)) {
        nature = kind(left) + kind(right);
        if (!nature.contains(ErrorKind.TRANSACTION_ABORTED.name())) {
          return nature;
        }
      }
    }
    return nature;
  }

  private static String kind(String line) {
    return line.matches("[A-Z][A-Za-z]+Exception .*") ? line.split(" ", 3)[1] : "result";
  }

  /** What to read: the program as Java, both answers, and how to repeat it. */
  String report() {
    JavaSource source = new JavaSource(sqlite.resolved(), postgres.resolved());
    StringBuilder text = new StringBuilder("The databases differ. SQLite, then PostgreSQL:\n");
    List<String> ours = sqlite.trace().subList(from, sqlite.trace().size());
    List<String> theirs = postgres.trace().subList(from, postgres.trace().size());
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String left = i < ours.size() ? ours.get(i) : "";
      String right = i < theirs.size() ? theirs.get(i) : "";
      if (left.equals(right) && !isFault(left)) {
        text.append("  = ").append(left).append('\n');
      } else {
        text.append("  < ").append(left).append("\n  > ").append(right).append('\n');
      }
    }
    if (step == null) {
      text.append("in the final contents\n");
    }
    return text.append("At ")
        .append(place)
        .append("; to repeat: ./mvnw -Pfuzz verify -pl fuzz -am -Dfuzz.program=")
        .append(program.seed())
        .append(" -Dfuzz.place=")
        .append(place.name())
        .append("\n\n")
        .append(source.program(program))
        .toString();
  }
}
