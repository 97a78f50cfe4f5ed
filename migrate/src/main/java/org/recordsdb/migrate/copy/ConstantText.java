package org.recordsdb.migrate.copy;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an expression, as PostgreSQL prints it, is a constant that is the same at any time: a
 * number or a text, cast to built-in types or not.
 */
final class ConstantText {

  private static final Pattern NUMBER = Pattern.compile("-?\\s*\\d+(?:\\.\\d+)?");
  private static final Pattern STRING = Pattern.compile("'(?:[^']++|'')*+'", Pattern.DOTALL);
  private static final Pattern CAST =
      Pattern.compile(
          "(.*)::([a-z0-9 ]+?)(?:\\([0-9, -]+\\))?((?: with| without) time zone)?", Pattern.DOTALL);

  private static final Set<String> TEXTS =
      Set.of("text", "character varying", "character", "bpchar", "name");

  private static final Set<String> OTHERS =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "numeric",
          "real",
          "double precision",
          "boolean",
          "date",
          "time without time zone",
          "timestamp without time zone",
          "timestamp with time zone",
          "uuid",
          "json",
          "jsonb",
          "bytea");

  /** No default has more casts and parentheses in each other. */
  private static final int DEEPEST = 10;

  private enum Kind {
    NONE,
    TEXT,
    OTHER
  }

  private ConstantText() {}

  static boolean is(String sql) {
    return kind(sql.strip(), 0) != Kind.NONE;
  }

  /** A text that is cast to a time could be 'now', which a literal of such a type can't. */
  private static Kind kind(String sql, int depth) {
    if (depth > DEEPEST) {
      return Kind.NONE;
    }
    if (NUMBER.matcher(sql).matches() || STRING.matcher(sql).matches()) {
      return Kind.OTHER;
    }
    Matcher cast = CAST.matcher(sql);
    if (cast.matches()) {
      String zone = cast.group(3) == null ? "" : cast.group(3);
      Kind type = type(cast.group(2) + zone);
      Kind inner = kind(cast.group(1), depth + 1);
      boolean known = inner == Kind.OTHER || (inner == Kind.TEXT && type == Kind.TEXT);
      return known ? type : Kind.NONE;
    }
    boolean wrapped = sql.startsWith("(") && sql.endsWith(")");
    return wrapped ? kind(sql.substring(1, sql.length() - 1), depth + 1) : Kind.NONE;
  }

  private static Kind type(String name) {
    if (TEXTS.contains(name)) {
      return Kind.TEXT;
    }
    return OTHERS.contains(name) ? Kind.OTHER : Kind.NONE;
  }
}
