package org.recordsdb.migrate;

import java.util.Optional;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/** The lengths and digits that PostgreSQL's types take; SQLite takes any. */
final class TypeLimits {

  private static final Set<String> TEXTS = Set.of("varchar", "varying");

  private static final Set<String> DECIMALS = Set.of("numeric", "decimal", "dec");

  private static final int LONGEST_TEXT = 10_485_760;

  private static final int MOST_DIGITS = 1000;

  private TypeLimits() {}

  /** The first type of a statement that is beyond them. */
  static Optional<Fault> exceeded(SqlWords words) {
    for (int i = 0; i < words.words().size(); i++) {
      if (words.has(i + 1, "(") && isDigits(words.at(i + 2))) {
        Optional<String> reason = reason(words, i);
        if (reason.isPresent()) {
          return reason.map(text -> Fault.of(ErrorKind.INVALID_VALUE, text));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> reason(SqlWords words, int type) {
    String name = words.at(type);
    String first = words.at(type + 2);
    if (TEXTS.contains(name) && !isWithin(first, 1, LONGEST_TEXT)) {
      return Optional.of(
          "a varchar takes a length of 1 to " + LONGEST_TEXT + ". Give one, or write text");
    }
    if (!DECIMALS.contains(name)) {
      return Optional.empty();
    }
    if (words.has(type + 3, ".")) {
      return Optional.of(
          name
              + " takes the number of digits and that of those after the point, divided by a comma."
              + " Write "
              + name
              + "(10, 2)");
    }
    boolean negative = words.has(type + 4, "-");
    String scale = words.at(negative ? type + 5 : type + 4);
    boolean scaled = words.has(type + 3, ",") && isDigits(scale);
    return isWithin(first, 1, MOST_DIGITS) && (!scaled || isWithin(scale, 0, MOST_DIGITS))
        ? Optional.empty()
        : Optional.of(
            name
                + " takes 1 to "
                + MOST_DIGITS
                + " digits, and at most as many after the point. Give numbers of these");
  }

  private static boolean isDigits(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isWithin(String digits, int least, int most) {
    String bare = digits.replaceFirst("^0+(?=.)", "");
    boolean huge = bare.length() > String.valueOf(most).length();
    return !huge && Integer.parseInt(bare) >= least && Integer.parseInt(bare) <= most;
  }
}
