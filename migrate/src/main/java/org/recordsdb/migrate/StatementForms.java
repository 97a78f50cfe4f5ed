package org.recordsdb.migrate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * What is no SQL of PostgreSQL's by the words beside it, and is taken by SQLite or by jOOQ's
 * parser, or stops the parser without a reason. Told on PostgreSQL too, where it stops there.
 */
final class StatementForms {

  private static final Set<String> TABLES = Set.of("table", "view", "index");

  private static final Set<String> DATA = Set.of("insert", "update", "delete", "with");

  /** Types behind which MySQL has the words SIGNED and UNSIGNED. */
  private static final Set<String> NUMBERS =
      Set.of(
          ("bigint decimal double float int int2 int4 int8 integer mediumint numeric precision real"
                  + " smallint tinyint )")
              .split(" "));

  private static final Set<String> WITH_LENGTH =
      Set.of("decimal", "numeric", "varchar", "varying", "dec");

  private static final Set<String> BEFORE_NAMES = Set.of("exists", "from", "into", "table", "view");

  /** What begins with a digit and is no number. */
  private static final Pattern NO_NAME =
      Pattern.compile("(?!0[xbo])\\d[\\d_]*+(?!e\\d*$)[a-z]\\w*+");

  private static final String QUOTES =
      " A name begins with a letter and has letters, digits and _; another one stands in double"
          + " quotes.";

  /** What looks at the words from one place on. */
  private static final List<BiFunction<SqlWords, Integer, Optional<Misspelling>>> FORMS =
      List.of(
          StatementForms::condition,
          StatementForms::existence,
          StatementForms::type,
          StatementForms::clause,
          StatementForms::computed,
          StatementForms::name,
          StatementForms::value);

  private StatementForms() {}

  /** The first such place. */
  static Optional<Misspelling> in(SqlWords words) {
    if (!isTranslated(words)) {
      return Optional.empty();
    }
    for (int i = 0; i < words.words().size(); i++) {
      for (BiFunction<SqlWords, Integer, Optional<Misspelling>> form : FORMS) {
        Optional<Misspelling> found = form.apply(words, i);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Statements of other kinds have forms of their own. */
  private static boolean isTranslated(SqlWords words) {
    boolean object = TABLES.contains(words.at(1)) || words.has(1, "unique");
    return DATA.contains(words.at(0))
        || (object && Set.of("create", "drop", "alter").contains(words.at(0)));
  }

  /** CHECK and IN without parentheses. */
  private static Optional<Misspelling> condition(SqlWords words, int i) {
    String next = words.at(i + 1);
    if (words.has(i, "check") && !next.isEmpty() && !next.equals("(")) {
      boolean named = words.has(i - 1, "constraint");
      return named ? Optional.empty() : at(next, " Write check (..), with parentheses.");
    }
    boolean constant = next.startsWith("'") || isDigit(next);
    return words.has(i, "in") && constant && !words.contain("position")
        ? at(next, " Write in (..), with parentheses.")
        : Optional.empty();
  }

  /** The word EXISTS behind IF. */
  private static Optional<Misspelling> existence(SqlWords words, int i) {
    if (!words.has(i, "if") || !TABLES.contains(words.at(i - 1)) || words.has(0, "alter")) {
      return Optional.empty();
    }
    int place = words.has(i + 1, "not") ? i + 2 : i + 1;
    Misspelling exists = Misspelling.of(words.at(place), List.of("exists"));
    return exists.isHinted() ? Optional.of(exists) : Optional.empty();
  }

  private static Optional<Misspelling> type(SqlWords words, int i) {
    String word = words.at(i);
    boolean with = words.has(i, "with", "timezone") || words.has(i, "without", "timezone");
    if (with) {
      return at(word, " Write " + word + " time zone, in three words.");
    }
    boolean signed = word.equals("unsigned") || word.equals("signed");
    if (signed && NUMBERS.contains(words.at(i - 1))) {
      return at(word, word.equals("signed") ? " Leave it out." : ForeignWords.hint(word));
    }
    String length = words.at(i + 2);
    boolean name = !length.isEmpty() && !isDigit(length) && !Set.of("-", ")").contains(length);
    return WITH_LENGTH.contains(word) && words.has(i + 1, "(") && name && words.has(i + 3, ")")
        ? at(length, " A length is a whole number, as in varchar(20).")
        : Optional.empty();
  }

  private static Optional<Misspelling> clause(SqlWords words, int i) {
    if (words.has(i, "on", "conflict", "do", "update")) {
      return at("do", " Name the columns of the key before it, as in on conflict (id).");
    }
    if (DATA.contains(words.at(0))) {
      return words.has(0, "insert") && i == 3 && words.has(i, "set")
          ? at("set", ForeignWords.hint("set"))
          : Optional.empty();
    }
    if (words.has(i, "on", "update", "current_timestamp") || words.has(i, "on", "update", "now")) {
      return at(
          "on", " PostgreSQL sets no time by itself: write set .. = now() where rows are updated.");
    }
    if (words.has(i, "on", "conflict")) {
      return at("on", " Leave it out of the column, and write on conflict in the insert.");
    }
    return words.has(0, "alter", "table") && words.has(i, "add", "(")
        ? at("(", " Write add column and the column, without parentheses.")
        : Optional.empty();
  }

  /** PostgreSQL computes columns that are not stored from version 18 on. */
  private static Optional<Misspelling> computed(SqlWords words, int i) {
    if (!words.has(i, "generated", "always", "as", "(")) {
      return Optional.empty();
    }
    String next = words.at(words.closing(i + 3) + 1);
    return next.equals("stored")
        ? Optional.empty()
        : at(next, " Write stored behind the parenthesis; PostgreSQL before 18 has no other.");
  }

  /** A digit at the head of a name, and a sign in it. */
  private static Optional<Misspelling> name(SqlWords words, int i) {
    if (NO_NAME.matcher(words.at(i)).matches()) {
      return at(words.at(i), QUOTES);
    }
    boolean table = BEFORE_NAMES.contains(words.at(i - 1)) && !words.has(i, "if");
    boolean column =
        (words.has(0, "create", "table") && Set.of("(", ",").contains(words.at(i - 1)))
            || (words.has(0, "alter", "table")
                && Set.of("add", "column").contains(words.at(i - 1)));
    boolean definition = column && isName(words.at(i + 2)) && isName(words.at(i + 3));
    return isName(words.at(i)) && words.has(i + 1, "-") && (table || definition)
        ? at("-", QUOTES)
        : Optional.empty();
  }

  private static Optional<Misspelling> value(SqlWords words, int i) {
    if (i == 3 && words.has(0, "update") && words.has(3, "=") && !words.has(1, "only")) {
      return at("=", " Write set before the column.");
    }
    boolean call = words.has(i, "now", "(") || words.has(i, "gen_random_uuid", "(");
    if (call && !words.has(i + 2, ")") && !words.at(i + 2).isEmpty()) {
      return at(words.at(i + 2), " The function " + words.at(i) + " takes no arguments.");
    }
    boolean changed = "+-*/".contains(words.at(i)) && words.has(i + 1, "=");
    return changed && words.words().get(i).end() == words.words().get(i + 1).start()
        ? at(words.at(i) + "=", " Write the column on both sides, as in n = n + 1.")
        : Optional.empty();
  }

  private static boolean isName(String word) {
    return !word.isEmpty() && Character.isJavaIdentifierStart(word.charAt(0));
  }

  private static boolean isDigit(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  private static Optional<Misspelling> at(String word, String hint) {
    return Optional.of(new Misspelling(word, hint));
  }
}
