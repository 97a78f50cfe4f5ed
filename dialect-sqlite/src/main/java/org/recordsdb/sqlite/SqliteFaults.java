package org.recordsdb.sqlite;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What SQLite's result codes mean ("Result and Error Codes"); the extended ones, as the primary say
 * too little.
 */
final class SqliteFaults {

  private static final Pattern DETAIL =
      Pattern.compile("\\[\\w+\\] [^(]*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern FAILED = Pattern.compile("constraint failed: (.*)", Pattern.DOTALL);
  private static final Pattern INDEX = Pattern.compile("index '(.*)'", Pattern.DOTALL);
  private static final Pattern NO_TABLE =
      Pattern.compile(
          "no such (?:table|view): (?<qualifier>main\\.|temp\\.)?(?<name>.+)", Pattern.DOTALL);
  private static final Pattern NO_COLUMN =
      Pattern.compile(
          "(?:no such column: (?<qualifier>.*\\.)?|table .* has no column named )(?<name>.+?)"
              + "(?: - should this be.*)?",
          Pattern.DOTALL);

  /** A foreign key that any change of either table is rejected for. */
  private static final Pattern NO_KEY =
      Pattern.compile("foreign key mismatch - \"(.*)\" referencing \"(.*)\"", Pattern.DOTALL);

  private static final String TOO_LARGE =
      "the statement is too large, with the views and computed columns that it uses";

  private static final Pattern NAME = Pattern.compile("\\w+");

  /** How SQLite begins what it says of ALTER TABLE, VACUUM and the like. */
  private static final List<String> COMMANDS = List.of("error in ", "cannot ", "Cannot add ");

  private static final String RESTRICTED = "FOREIGN KEY constraint failed";

  /** Longer texts say no more. */
  private static final int LONGEST = 1_000;

  private SqliteFaults() {}

  static Fault classify(SQLException exception) {
    String text = String.valueOf(exception.getMessage());
    Matcher parentheses = DETAIL.matcher(text);
    String detail = parentheses.matches() ? parentheses.group(1) : text;
    if (!(exception instanceof SQLiteException sqlite)) {
      return driver(exception.getMessage(), detail);
    }
    boolean aboutSql = isAboutSql(sqlite, detail);
    if (aboutSql && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOMEM) {
      return Fault.of(ErrorKind.LIMIT, TOO_LARGE);
    }
    Fault fault = of(sqlite.getResultCode().code, cut(detail));
    return aboutSql ? fault : withoutText(fault);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /**
   * True if no value can be in the text: SQLite found the fault while it prepared the statement,
   * before it had the values, or in a command that takes none. A function that rejects a value says
   * so when the statement runs.
   */
  private static boolean isAboutSql(SQLiteException exception, String detail) {
    return COMMANDS.stream().anyMatch(detail::startsWith)
        || Arrays.stream(exception.getStackTrace())
            .anyMatch(
                frame ->
                    frame.getMethodName().equals("prepare")
                        && frame.getClassName().startsWith("org.sqlite.core."));
  }

  /** With our own words only. */
  private static Fault withoutText(Fault fault) {
    return switch (fault.kind()) {
      case PERMISSION, NO_DATABASE, UNKNOWN_TABLE, UNKNOWN_COLUMN, NO_UNIQUE_KEY, MISUSE ->
          fault.withDetail(null);
      case SYNTAX -> Fault.of(ErrorKind.SYNTAX, "a value is not in the form that a function reads");
      default -> fault; // has our own words only
    };
  }

  private static Fault of(int code, String detail) {
    ResultCodes.Meaning meant = ResultCodes.of(code);
    return switch (meant.kind()) {
      case UNIQUE, NOT_NULL -> constraint(meant.kind(), detail);
      case CHECK -> check(code, detail);
      case PERMISSION, NO_DATABASE -> Fault.of(meant.kind(), detail);
      case SYNTAX ->
          meant.words() == null ? general(detail) : Fault.of(meant.kind(), meant.words());
      default -> Fault.of(meant.kind(), meant.words());
    };
  }

  /** Most of what can be wrong with a statement shares one code and differs by its English. */
  private static Fault general(String detail) {
    Optional<Fault> misfit = StoredForm.fault(detail);
    if (misfit.isPresent()) {
      return misfit.get();
    }
    if (detail.startsWith("unknown database")) {
      return Fault.of(ErrorKind.UNKNOWN_TABLE, "there is no such schema");
    }
    if (detail.startsWith("no such table") || detail.startsWith("no such view")) {
      return unknown(ErrorKind.UNKNOWN_TABLE, NO_TABLE, detail);
    }
    if (detail.startsWith("no such column") || detail.contains("has no column named")) {
      return unknown(ErrorKind.UNKNOWN_COLUMN, NO_COLUMN, detail);
    }
    if (detail.startsWith("ON CONFLICT clause does not match")) {
      return Fault.of(ErrorKind.NO_UNIQUE_KEY, detail);
    }
    if (detail.startsWith("integer overflow")) {
      return Fault.of(ErrorKind.OUT_OF_RANGE);
    }
    if (detail.startsWith("LIKE or GLOB pattern too complex")) {
      return Fault.of(
          ErrorKind.LIMIT, "a pattern of more than " + SqliteFile.MAX_PATTERN + " bytes");
    }
    if (detail.startsWith("unsafe use of")) {
      return Fault.of(ErrorKind.UNSUPPORTED, detail + ", as the schema of a file is not trusted");
    }
    if (detail.startsWith("malformed JSON")) {
      return Fault.of(ErrorKind.INVALID_VALUE);
    }
    Matcher key = NO_KEY.matcher(detail);
    if (key.matches()) {
      return Fault.of(
          ErrorKind.UNSUPPORTED,
          "the foreign key of the table "
              + key.group(1)
              + " does not refer to a key of the table "
              + key.group(2)
              + "; make "
              + key.group(1)
              + " anew with one that does");
    }
    return SqlMistakes.fault(detail);
  }

  /** The text names what is unknown, perhaps behind the name of its schema or table. */
  private static Fault unknown(ErrorKind kind, Pattern text, String detail) {
    Matcher found = text.matcher(detail);
    if (!found.matches()) {
      return Fault.of(kind, detail);
    }
    String name = found.group("name").replace("\"", "");
    if (kind == ErrorKind.UNKNOWN_TABLE) {
      return new Fault(kind, detail, name, List.of(), null);
    }
    Fault fault = new Fault(kind, detail, null, List.of(name), null);
    String qualifier = found.group("qualifier");
    return qualifier == null ? fault : fault.near(qualifier + name);
  }

  /**
   * The text names the columns, as in {@code UNIQUE constraint failed: users.email, users.tenant},
   * or an index of expressions, as in {@code index 'by_lower'}. It quotes nothing, so that only the
   * table's name tells where the next column begins.
   */
  private static Fault constraint(ErrorKind kind, String detail) {
    Matcher failed = FAILED.matcher(detail);
    if (!failed.find()) {
      return Fault.of(kind);
    }
    String names = failed.group(1);
    Matcher index = INDEX.matcher(names);
    if (index.matches()) {
      return new Fault(kind, null, null, List.of(), index.group(1));
    }
    String table = names.substring(0, Math.max(0, names.indexOf('.')));
    String columns = names.substring(names.indexOf('.') + 1);
    return new Fault(
        kind, null, table, List.of(columns.split(Pattern.quote(", " + table + "."))), null);
  }

  /**
   * The text names the check, or shows its expression if it has no name. A key with ON DELETE
   * RESTRICT is a trigger inside of SQLite, which has no other text than this.
   */
  private static Fault check(int code, String detail) {
    if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_TRIGGER.code && detail.equals(RESTRICTED)) {
      return Fault.of(ErrorKind.FOREIGN_KEY);
    }
    if (code != SQLiteErrorCode.SQLITE_CONSTRAINT_CHECK.code) {
      return Fault.of(ErrorKind.CHECK);
    }
    Matcher failed = FAILED.matcher(detail);
    boolean found = failed.find();
    String condition = found ? failed.group(1) : "";
    String name = NAME.matcher(condition).matches() ? condition : null;
    return TypeChecks.fault(condition)
        .orElse(new Fault(ErrorKind.CHECK, null, null, List.of(), name));
  }

  /** Failures of the driver's own, which have no code. */
  private static Fault driver(@Nullable String text, String detail) {
    if (text == null) {
      return Fault.of(ErrorKind.INTERNAL, detail);
    }
    if (text.toLowerCase(Locale.ROOT).contains("out of memory")) {
      return Fault.of(ErrorKind.LIMIT, ResultCodes.of(SQLiteErrorCode.SQLITE_NOMEM.code).words());
    }
    return Fault.of(text.contains("closed") ? ErrorKind.MISUSE : ErrorKind.INTERNAL, detail);
  }
}
