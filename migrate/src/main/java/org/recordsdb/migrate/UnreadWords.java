package org.recordsdb.migrate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what jOOQ's parser took without a word, as it knows the SQL of many databases and leaves
 * out what the one that is written for has not. Each word of a statement must have come out of the
 * parser again, in the words of PostgreSQL, and be a name or a word of the closed list of those
 * that mean the same on both databases.
 */
final class UnreadWords {

  /** Words of portable statements. */
  private static final Set<String> PORTABLE =
      words(
          "action add all always alter and as asc between by cascade case cast check column conflict"
              + " constraint create cross current_date current_timestamp default delete desc distinct"
              + " do drop else end except excluded exists false filter foreign from full generated"
              + " group having identity if in index inner insert intersect into is join key last left"
              + " natural no not nothing null nulls on or order outer over partition primary recursive"
              + " references rename restrict right select set stored table then to true union unique"
              + " update using values view when where with");

  /**
   * Portable words that come out as others: types have several names, and so have functions and the
   * limits of queries.
   */
  private static final Set<String> RENAMED =
      words(
          "abs bigint bigserial bool boolean bytea char_length character coalesce column count"
              + " current_timestamp date dec decimal double fetch first float float4 float8"
              + " gen_random_uuid inner int int2 int4 int8 integer json jsonb length limit max min"
              + " next now nullif numeric offset outer precision real replace row rows serial"
              + " serial2 serial4 serial8 smallint smallserial text time timestamp timestamptz uuid"
              + " varchar varying with without zone");

  /** Signs that are written in other ways, or where they need not be. */
  private static final Set<String> SIGNS =
      Set.of("(", ")", ",", ".", ";", "::", "!", "+", "-", "%");

  /** Words of types before a text that is written anew. */
  private static final Set<String> TYPED = words("date time timestamp timestamptz zone");

  private static final Set<String> ROWS = words("row rows");

  /** How often each name and each word came out, less what was met. */
  private final Map<String, Integer> left = new HashMap<>();

  private UnreadWords(SqlWords written) {
    for (int i = 0; i < written.words().size(); i++) {
      String word = written.at(i);
      String key = word.startsWith("\"") ? "\"" + SqlWords.bare(word) : word;
      left.merge(key, 1, Integer::sum);
    }
  }

  /**
   * The first word of a statement that was not read, if there is one.
   *
   * @param postgres what the parser read, in PostgreSQL's words, with all names in quotes
   */
  static Optional<String> in(SqlWords statement, String postgres) {
    UnreadWords read = new UnreadWords(SqlWords.of(withoutBlock(postgres)));
    for (int i = 0; i < statement.words().size(); i++) {
      if (!read.isRead(statement, i)) {
        return Optional.of(statement.at(i));
      }
    }
    return read.left.containsKey("ctid") // how PostgreSQL would change some rows only
        ? Optional.of(statement.contain("limit") ? "limit" : "order")
        : Optional.empty();
  }

  /** Several statements for one come out as a block between dollars. */
  private static String withoutBlock(String postgres) {
    return postgres.startsWith("do $$")
        ? postgres.substring("do $$".length(), postgres.lastIndexOf("$$"))
        : postgres;
  }

  private boolean isRead(SqlWords statement, int index) {
    String word = statement.at(index);
    char first = word.charAt(0);
    if (first == '"') {
      return meet("\"" + SqlWords.bare(word));
    }
    if (first == '\'') {
      return meet(word) || TYPED.contains(statement.at(index - 1));
    }
    if (!Character.isJavaIdentifierStart(first)) {
      boolean unequal = statement.has(index - 1, "!", "=");
      return unequal || Character.isDigit(first) || SIGNS.contains(word) || meet(word);
    }
    if (word.equals("only") || word.equals("identity")) {
      boolean clause = ROWS.contains(statement.at(index - 1)) || statement.has(index - 1, "as");
      return clause
          ? word.equals("only") || meet(word)
          : word.equals("identity") && meet("\"" + word);
    }
    boolean implied =
        word.equals("not") ? isOfTruth(statement, index) : isDefault(statement, index);
    return implied
        || (PORTABLE.contains(word) && meet(word))
        || (!ReservedWords.isReserved(word) && meet("\"" + word))
        || RENAMED.contains(word);
  }

  /** IS NOT TRUE comes out as IS DISTINCT FROM TRUE. */
  private static boolean isOfTruth(SqlWords statement, int index) {
    return statement.has(index - 1, "is", "not", "true")
        || statement.has(index - 1, "is", "not", "false")
        || statement.has(index, "not", "deferrable");
  }

  /** NOT DEFERRABLE INITIALLY IMMEDIATE is what a constraint is anyway. */
  private static boolean isDefault(SqlWords statement, int index) {
    return statement.has(index - 1, "not", "deferrable")
        || statement.has(index, "initially", "immediate")
        || statement.has(index - 1, "initially", "immediate");
  }

  private boolean meet(String word) {
    Integer often = left.get(word);
    if (often == null || often == 0) {
      return false;
    }
    left.put(word, often - 1);
    return true;
  }

  private static Set<String> words(String all) {
    return Set.of(all.split(" "));
  }
}
