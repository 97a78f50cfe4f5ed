package org.recordsdb.migrate.expression;

import java.util.Random;

/**
 * Conditions that somebody could have written, in SQLite's words or in PostgreSQL's. Whole numbers
 * stay small: beyond 64 bits SQLite goes on with floating point ones, and PostgreSQL does not.
 */
final class RandomExpressions {

  private final Random random;
  private final boolean ofPostgres;

  RandomExpressions(long seed, boolean ofPostgres) {
    this.random = new Random(seed);
    this.ofPostgres = ofPostgres;
  }

  String condition(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0 -> number(depth) + comparison() + number(depth);
      case 1 -> text(depth) + one(" = ", " <> ") + text(depth);
      case 2 -> ordered(text(depth)) + comparison() + ordered(text(depth));
      case 3 -> text(depth) + one(" is null", " is not null");
      case 4 -> number(depth) + one(" in ", " not in ") + "(0, 1, -7, 3)";
      case 5 -> text(depth) + one(" like ", " not like ") + one("'a%'", "'_B%'", "'%\\%'", "'É_'");
      case 6 -> number(depth) + one(" between ", " not between ") + "-1 and " + number(0);
      case 7 -> one("f", "not f", "f is true", "r > 0.1", "d <= 2", "day = '2024-01-31'", "d = i");
      case 8 -> "not (" + condition(depth - 1) + ")";
      default -> "(" + condition(depth - 1) + one(" and ", " or ") + condition(depth - 1) + ")";
    };
  }

  private String number(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 4)) {
      case 0 -> "(i % 50)";
      case 1 -> "(j % 9)";
      case 2 -> String.valueOf(random.nextInt(9));
      case 3 -> "length(" + text(0) + ")";
      case 4 -> "(" + number(depth - 1) + one(" + ", " - ", " * ") + number(depth - 1) + ")";
      case 5 -> "(" + number(depth - 1) + one(" / ", " % ") + (1 + random.nextInt(5)) + ")";
      case 6 -> "abs(" + number(depth - 1) + ")";
      case 7 -> "coalesce(" + number(depth - 1) + ", " + number(depth - 1) + ")";
      case 8 -> "(-" + number(depth - 1) + ")";
      default ->
          "case when "
              + condition(depth - 1)
              + " then "
              + number(depth - 1)
              + " else "
              + number(depth - 1)
              + " end";
    };
  }

  private String text(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 4)) {
      case 0 -> "s";
      case 1 -> "s2";
      case 2 -> "v";
      case 3 -> one("''", "'a'", "'It''s'", "'É'", "'b%'");
      case 4 -> "(" + text(depth - 1) + " || " + text(depth - 1) + ")";
      case 5 -> one("lower", "upper") + "(" + ordered(text(depth - 1)) + ")";
      case 6 -> one("trim", "ltrim", "rtrim") + "(" + text(depth - 1) + ")";
      case 7 -> "replace(" + text(depth - 1) + ", 'a', 'Bc')";
      case 8 -> "substr(" + text(depth - 1) + ", " + (1 + random.nextInt(3)) + ", 2)";
      default -> one("coalesce(", "nullif(") + text(depth - 1) + ", " + text(depth - 1) + ")";
    };
  }

  private String comparison() {
    return one(" = ", " <> ", " < ", " <= ", " > ", " >= ");
  }

  /** PostgreSQL is told to take texts as SQLite does. */
  private String ordered(String text) {
    return ofPostgres ? "(" + text + ") collate \"C\"" : text;
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
