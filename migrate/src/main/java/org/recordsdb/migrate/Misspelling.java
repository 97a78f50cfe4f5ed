package org.recordsdb.migrate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Parser;
import org.jooq.impl.ParserException;
import org.recordsdb.internal.text.Nearest;

/**
 * The place at which a statement is no SQL of PostgreSQL's, so that one with a misspelt word is
 * told from one that is only not translated. Whole statements are not known here: a word that
 * begins a clause of PostgreSQL's is none of these places, though jOOQ's parser may not read on.
 *
 * @param word the word or sign there; empty at the end of the statement
 * @param hint a sentence with a leading blank that says what was probably meant, or empty text
 */
record Misspelling(String word, String hint) {

  private static final List<String> STATEMENTS =
      words(
          "alter analyze call checkpoint close cluster comment copy create deallocate declare"
              + " delete do drop execute explain fetch grant import insert listen load lock merge"
              + " move notify prepare reassign refresh reindex revoke security select set show"
              + " table truncate unlisten update vacuum values with");

  /** What begins a statement, and no part of one that stands in a line of its own. */
  private static final List<String> SECOND =
      words("alter comment create delete drop insert truncate update");

  private static final List<String> OBJECTS =
      words(
          "access aggregate cast collation constraint conversion database default domain event"
              + " extension foreign function global group index language large local materialized"
              + " operator or owned policy procedure publication recursive role routine rule"
              + " schema sequence server statistics subscription system table tablespace temp"
              + " temporary text transform trigger trusted type unique unlogged user view");

  private static final List<String> CHANGES =
      words(
          "add alter attach cluster detach disable drop enable force inherit no not of owner rename"
              + " replica reset set validate");

  /** Words that begin or are in clauses of statements that may be translated. */
  private static final List<String> CLAUSES =
      words(
          "all always and array as asc between by cascade case cast check collate column"
              + " compression concurrently conflict constraint cross current default deferrable"
              + " desc distinct do else end except exclude exists fetch filter first for foreign"
              + " from full generated group having if in include inherits initially inner"
              + " intersect into is isnull join key last lateral left like limit match natural no"
              + " not notnull null nulls of offset on only or order outer over overriding"
              + " partition primary references rename restrict returning right row rows select"
              + " set similar storage symmetric table tablespace then to union unique unlogged"
              + " using values variadic view when where window with within without");

  /** Clauses in which words of PostgreSQL's extensions may stand. */
  private static final List<String> OWN = words("exclude partition using with");

  /** Signs that end or divide parts of a statement; operators there may be PostgreSQL's own. */
  private static final List<String> DIVIDERS = List.of("(", ")", ",", ";");

  /** Types of columns in a portable file. */
  private static final List<String> PORTABLE_TYPES =
      words(
          "bigint bigserial boolean bytea date decimal double integer json jsonb numeric real serial"
              + " smallint text time timestamp timestamptz uuid varchar");

  /** A type of PostgreSQL's that is spelt almost as a portable one. */
  private static final String OTHER_TYPE = "timetz";

  /** True if PostgreSQL has the word in clauses of tables, indexes, views or rows. */
  static boolean isClause(String word) {
    return CLAUSES.contains(word);
  }

  /** What the first words of a statement tell. */
  static Optional<Misspelling> atHead(SqlWords words) {
    return switch (words.at(0)) {
      case "create", "drop" ->
          words.has(0, "create", "unique")
              ? unless(words.at(2), List.of("index")).map(Misspelling::behindUnique)
              : unless(words.at(1), OBJECTS);
      case "alter" -> words.at(1).equals("table") ? inChanges(words) : unless(words.at(1), OBJECTS);
      case "insert" -> unless(words.at(1), List.of("into")).or(() -> ofValues(words));
      case "delete" -> unless(words.at(1), List.of("from"));
      default -> unless(words.at(0), STATEMENTS);
    };
  }

  private static Misspelling behindUnique(Misspelling found) {
    return found.isHinted()
        ? found
        : new Misspelling(found.word(), " Write unique (..) in the table, or create unique index.");
  }

  /** The word VALUES behind the bare name of a table; SQL without it may have a misspelt one. */
  private static Optional<Misspelling> ofValues(SqlWords words) {
    return Optional.of(of(words.at(3), List.of("values"))).filter(Misspelling::isHinted);
  }

  private static Optional<Misspelling> unless(String word, List<String> known) {
    return known.contains(word) ? Optional.empty() : Optional.of(of(word, known));
  }

  /** Of ALTER TABLE and the bare name of a table; other forms are refused as such. */
  private static Optional<Misspelling> inChanges(SqlWords words) {
    if (List.of("if", "only").contains(words.at(2)) || words.has(3, ".")) {
      return Optional.empty();
    }
    return words.list(3).stream()
        .flatMap(change -> unless(change.at(0), CHANGES).or(() -> ofColumn(change)).stream())
        .findFirst();
  }

  /**
   * The word COLUMN in ADD COLUMN. PostgreSQL takes a misspelt one for the name of the column, and
   * stops two words behind it, at the type.
   */
  private static Optional<Misspelling> ofColumn(SqlWords change) {
    Misspelling column = of(change.at(1), List.of("column"));
    boolean named = PORTABLE_TYPES.contains(change.at(3)) && !PORTABLE_TYPES.contains(change.at(2));
    return change.has(0, "add") && named && column.isHinted()
        ? Optional.of(column)
        : Optional.empty();
  }

  /** A type that is none, and is spelt almost as a portable one. */
  static Optional<Misspelling> ofType(String name) {
    Misspelling type = of(name, PORTABLE_TYPES);
    return type.isHinted() && !name.equals(OTHER_TYPE) ? Optional.of(type) : Optional.empty();
  }

  /** The word at which the database stopped, or the one before it that made it stop there. */
  static Misspelling found(String word, SqlWords statement) {
    return Stream.<Function<SqlWords, Optional<Misspelling>>>of(
            Misspelling::atHead,
            ReservedWords::in,
            StatementForms::in,
            TableWords::in,
            ForeignWords::in)
        .flatMap(known -> known.apply(statement).stream())
        .filter(known -> known.word().equals(word) || isBefore(known, word, statement))
        .min(Comparator.comparing(known -> !known.isHinted()))
        .or(() -> undivided(word, statement))
        .or(() -> ForeignWords.isForeign(word) ? ofForeign(word) : Optional.empty())
        .orElse(of(word, CLAUSES));
  }

  private static Optional<Misspelling> ofForeign(String word) {
    return Optional.of(new Misspelling(word, ForeignWords.hint(word)));
  }

  private static boolean isBefore(Misspelling known, String word, SqlWords statement) {
    return statement.has(0, "alter", "table")
        && statement.list(3).stream()
            .anyMatch(change -> ofColumn(change).equals(Optional.of(known)) && change.has(3, word));
  }

  /**
   * A word that begins another statement, in a line of its own behind a whole one. PostgreSQL may
   * have taken it for a name, and stopped at the next.
   */
  private static Optional<Misspelling> undivided(String word, SqlWords statement) {
    return IntStream.range(1, statement.words().size())
        .filter(i -> SECOND.contains(statement.at(i)) && statement.beginsLine(i))
        .filter(i -> statement.at(i).equals(word) || statement.at(i + 1).equals(word))
        .mapToObj(statement::at)
        .findFirst()
        .map(next -> new Misspelling(next, " End the statement before it with a semicolon."));
  }

  /** Where the parser stops, if it reads statements like this at all. */
  static Optional<Misspelling> inside(String sql, Parser parser) {
    if (!isRead(SqlWords.of(sql))) {
      return Optional.empty();
    }
    try {
      parser.parseQuery(sql);
      return Optional.empty();
    } catch (ParserException e) {
      return at(sql, e.position());
    }
  }

  private static boolean isRead(SqlWords words) {
    return switch (words.at(0)) {
      case "create" -> List.of("table", "index", "unique", "view").contains(words.at(1));
      case "alter" ->
          words.at(1).equals("table") && List.of("add", "drop", "rename").contains(words.at(3));
      case "insert", "update", "delete" -> true;
      default -> false;
    };
  }

  private static Optional<Misspelling> at(String sql, int position) {
    SqlWords words = SqlWords.of(sql);
    int stop = (int) words.words().stream().filter(each -> each.end() <= position).count();
    String word = words.at(stop);
    Optional<Misspelling> undivided = undivided(word, words);
    if (undivided.isPresent()) {
      return undivided;
    }
    Misspelling found = of(word, CLAUSES);
    if (CLAUSES.contains(word)) {
      return misspeltAfter(words, stop);
    }
    if (!word.isEmpty() && isName(word)) {
      boolean own = OWN.stream().anyMatch(words::contain) && !found.isHinted();
      return own ? Optional.empty() : Optional.of(found);
    }
    boolean wrong = word.isEmpty() || word.startsWith("'") || DIVIDERS.contains(word);
    return wrong ? Optional.of(found) : Optional.empty();
  }

  /** The parser stops before NOT where it is not followed by NULL. */
  private static Optional<Misspelling> misspeltAfter(SqlWords words, int stop) {
    return words.words().stream()
        .skip(stop)
        .map(SqlWords.Word::text)
        .filter(word -> !CLAUSES.contains(word))
        .findFirst()
        .map(word -> of(word, CLAUSES))
        .filter(Misspelling::isHinted);
  }

  private static boolean isName(String word) {
    return Character.isJavaIdentifierStart(word.charAt(0));
  }

  /** Letters are seldom wrong at the head of a word, and words of two are too many. */
  static Misspelling of(String word, List<String> meant) {
    if (word.length() < 3 || meant.contains(word)) {
      return new Misspelling(word, "");
    }
    String first = word.substring(0, 1);
    List<String> likely =
        meant.stream()
            .filter(each -> each.startsWith(first))
            .sorted(Comparator.comparingInt(each -> -common(word, each)))
            .toList();
    return new Misspelling(word, Nearest.suggestion(word, likely));
  }

  /** How many letters both begin with: of two words as near, the one that goes on is meant. */
  private static int common(String one, String other) {
    int common = 0;
    while (common < Math.min(one.length(), other.length())
        && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common;
  }

  /** True if it is known what was probably meant. */
  boolean isHinted() {
    return !hint.isEmpty();
  }

  /** What to do about it in a portable file: a sentence with a leading blank. */
  String remedy() {
    return isHinted()
        ? hint
        : ForeignWords.isKnown(word)
            ? ForeignWords.hint(word)
            : " Correct it; or, if it is PostgreSQL's own, write what SQLite is to run into a file of"
                + " the same name that ends in .sqlite.sql.";
  }

  private static List<String> words(String all) {
    return List.of(all.split(" "));
  }
}
