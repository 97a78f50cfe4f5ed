package org.recordsdb.internal.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {

  /** Nobody mistypes a longer name, and comparing takes the product of two lengths. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * A sentence with a leading blank that suggests the closest of the names, or empty text if none
   * is close, or the name itself is among them.
   */
  public static String suggestion(String asked, Collection<String> names) {
    return names.contains(asked)
        ? ""
        : to(asked, names).map(name -> " Did you mean " + name + "?").orElse("");
  }

  /** The same suggestion, or these words where no name is close; both with a leading blank. */
  public static String suggestion(String asked, Collection<String> names, String otherwise) {
    String found = suggestion(asked, names);
    return found.isEmpty() ? " " + otherwise : found;
  }

  /**
   * The closest name, at most a third of its letters or one of several away, differences of case
   * counting nothing. None is close to a name of more than 100 letters.
   */
  public static Optional<String> to(String asked, Collection<String> names) {
    if (asked.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = asked.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = asked.length() < 2 ? 1 : Math.max(1, asked.length() / 3) + 1;
    for (String name : names) {
      if (Math.abs(name.length() - asked.length()) >= bestDistance) {
        continue;
      }
      int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Edits between two words: inserted, deleted, replaced letters, and two swapped neighbours. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (swapped(a, i, b, j)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
