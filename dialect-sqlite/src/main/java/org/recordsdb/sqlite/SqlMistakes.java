package org.recordsdb.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/**
 * What is wrong with SQL that SQLite rejected, in the words that other dialects use too. SQLite has
 * one code for most of it and tells it in English.
 */
final class SqlMistakes {

  private static final String ENDED = "incomplete input";

  private static final String OTHER_NUMBER = "INSERT has another number of values than of columns";

  /** Each with what SQLite says; its first group is the name that is concerned. */
  private static final List<Mistake> MISTAKES =
      List.of(
          new Mistake("near \"(.*)\": syntax error", "there is a syntax error"),
          new Mistake("unrecognized token: \"(.*)\"", "there is a syntax error"),
          new Mistake(ENDED + "()", "it ends too early"),
          new Mistake(
              "ambiguous column name: (.*)",
              "more than one table has this column, so write table.column"),
          new Mistake(
              "no such function: (.*)|wrong number of arguments to function (.*)\\(\\)",
              "there is no such function, or it takes other arguments"),
          new Mistake(
              "misuse of aggregate(?: function|:) (.*)\\(\\)",
              "an aggregate function stands where none may"),
          new Mistake(
              "misuse of window function (.*)\\(\\)", "a window function stands where none may"),
          new Mistake(
              "(?:table|view|index|trigger) (.*) already exists|there is already .*(?: named|name:)"
                  + " (.*)",
              "there is a table, view or index of this name already"),
          new Mistake("duplicate column name: (.*)", "two columns would have the same name"),
          new Mistake(
              "no such (?:index|trigger|collation sequence|window|module|savepoint): (.*)",
              "there is no such type, role, index or other object"),
          new Mistake(
              "(?:table (.*) has )?\\d+ (?:columns but \\d+ values were supplied|values for \\d+"
                  + " columns)",
              OTHER_NUMBER),
          new Mistake(
              "SELECTs to the left and right of .* do not have the same number of result columns()",
              "the queries of UNION, EXCEPT or INTERSECT differ in columns"),
          new Mistake(
              "sub-select returns \\d+ columns - expected \\d+()",
              "a subquery has another number of columns than one"),
          new Mistake(
              "all VALUES must have the same number of terms()",
              "the lists of VALUES differ in length"),
          new Mistake(
              "\\d+\\w\\w (?:ORDER|GROUP) BY term (?:out of range|does not match any).*()",
              "ORDER BY or DISTINCT names what is not selected"),
          new Mistake(
              "cannot VACUUM from within a transaction()", "it can't run in a transaction"));

  /** An expression, or the statement around it. */
  private static final List<String> TOO_DEEP =
      List.of("Expression tree is too large", "Recursion limit", "parser stack overflow");

  private static final Pattern VIEW =
      Pattern.compile("cannot modify (.*) because it is a view", Pattern.DOTALL);

  private SqlMistakes() {}

  /** One kind of mistake, by SQLite's text and in our words. */
  private record Mistake(Pattern text, String words) {

    Mistake(String text, String words) {
      this(Pattern.compile(text, Pattern.DOTALL), words);
    }

    /** True if what is wrong is the name itself, and not what comes of it. */
    boolean isOfName() {
      return !words.equals(OTHER_NUMBER);
    }
  }

  /** The fault with what is wrong; SQLite's own text where we have no words for it. */
  static Fault fault(String text) {
    if (text.startsWith("too many attached databases")) {
      return Fault.of(
          ErrorKind.UNSUPPORTED,
          "a second file would be opened, as VACUUM does too; use the program sqlite3 for it");
    }
    Matcher view = VIEW.matcher(text);
    if (view.matches()) {
      return Fault.of(
          ErrorKind.UNSUPPORTED,
          "a view takes no such change without a trigger INSTEAD OF: \"" + view.group(1) + '"');
    }
    if (text.equals("cannot UPSERT a view")) {
      return Fault.of(ErrorKind.UNSUPPORTED, "a view takes no upserts");
    }
    if (TOO_DEEP.stream().anyMatch(text::startsWith)) {
      return Fault.of(ErrorKind.LIMIT, "expressions stand too deep inside of each other");
    }
    if (text.startsWith("too many ") || text.startsWith("at most ")) {
      return Fault.of(ErrorKind.LIMIT, text);
    }
    return MISTAKES.stream()
        .flatMap(mistake -> fault(mistake, text).stream())
        .findFirst()
        .orElseGet(() -> Fault.of(ErrorKind.SYNTAX, text));
  }

  private static Optional<Fault> fault(Mistake mistake, String text) {
    Matcher found = mistake.text().matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= found.groupCount(); group++) {
      String name = found.group(group);
      if (name != null && !name.isEmpty()) {
        String words = mistake.words() + ": \"" + name.replace("\"", "") + '"';
        Fault fault = Fault.of(ErrorKind.SYNTAX, words);
        return Optional.of(mistake.isOfName() ? fault.near(name) : fault);
      }
    }
    Fault fault = Fault.of(ErrorKind.SYNTAX, mistake.words());
    return Optional.of(text.equals(ENDED) ? fault.at(Fault.END) : fault);
  }
}
