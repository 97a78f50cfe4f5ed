package org.recordsdb.postgres;

import static java.util.Map.entry;
import static org.recordsdb.error.ErrorKind.ARGUMENT;
import static org.recordsdb.error.ErrorKind.AUTHENTICATION;
import static org.recordsdb.error.ErrorKind.BUSY;
import static org.recordsdb.error.ErrorKind.CANCELLED;
import static org.recordsdb.error.ErrorKind.CHECK;
import static org.recordsdb.error.ErrorKind.CONFIG;
import static org.recordsdb.error.ErrorKind.CONNECTION_LOST;
import static org.recordsdb.error.ErrorKind.CORRUPT;
import static org.recordsdb.error.ErrorKind.DEADLOCK;
import static org.recordsdb.error.ErrorKind.FOREIGN_KEY;
import static org.recordsdb.error.ErrorKind.INTERNAL;
import static org.recordsdb.error.ErrorKind.INVALID_VALUE;
import static org.recordsdb.error.ErrorKind.IO;
import static org.recordsdb.error.ErrorKind.LIMIT;
import static org.recordsdb.error.ErrorKind.NOT_NULL;
import static org.recordsdb.error.ErrorKind.NO_ROW;
import static org.recordsdb.error.ErrorKind.NO_UNIQUE_KEY;
import static org.recordsdb.error.ErrorKind.OUT_OF_RANGE;
import static org.recordsdb.error.ErrorKind.OVERLOADED;
import static org.recordsdb.error.ErrorKind.PARAMETERS;
import static org.recordsdb.error.ErrorKind.PERMISSION;
import static org.recordsdb.error.ErrorKind.READ_ONLY;
import static org.recordsdb.error.ErrorKind.SERIALIZATION;
import static org.recordsdb.error.ErrorKind.STALE_PLAN;
import static org.recordsdb.error.ErrorKind.STORAGE_FULL;
import static org.recordsdb.error.ErrorKind.SYNTAX;
import static org.recordsdb.error.ErrorKind.TOO_LONG;
import static org.recordsdb.error.ErrorKind.TOO_MANY_ROWS;
import static org.recordsdb.error.ErrorKind.TRANSACTION_ABORTED;
import static org.recordsdb.error.ErrorKind.UNAVAILABLE;
import static org.recordsdb.error.ErrorKind.UNIQUE;
import static org.recordsdb.error.ErrorKind.UNKNOWN_COLUMN;
import static org.recordsdb.error.ErrorKind.UNKNOWN_TABLE;
import static org.recordsdb.error.ErrorKind.UNSUPPORTED;
import static org.recordsdb.error.ErrorKind.WRONG_TYPE;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;

/**
 * What each SQLSTATE of a PostgreSQL server means (PostgreSQL manual, appendix A): its kind, and
 * what is said of it where the kind says too little. A class of two characters stands for all its
 * codes that have no line of their own.
 */
final class ServerStates {

  private static final Map<String, State> STATES =
      Map.ofEntries(
          state("02", NO_ROW),
          state("03", SYNTAX, "it is not complete"),
          state("08", CONNECTION_LOST),
          state("08001", UNAVAILABLE),
          state("08004", UNAVAILABLE),
          state("08P01", INTERNAL, "driver, server or pooler misunderstand each other"),
          state("09", CHECK),
          state("0A", UNSUPPORTED),
          state("0B", SYNTAX, "no transaction can begin here"),
          state("0F", INVALID_VALUE, "there is no such large object open"),
          state("0L", PERMISSION, "the login may not grant this"),
          state("0P", SYNTAX, "there is no such role"),
          state("0Z", SYNTAX, "a function asks for the details of a failure where there is none"),
          state("10", INVALID_VALUE),
          state("20", INVALID_VALUE, "no WHEN of a CASE takes it, and the CASE has no ELSE"),
          state("21", TOO_MANY_ROWS),
          state("22", INVALID_VALUE),
          state("2200H", STORAGE_FULL, "the sequence that numbers its rows has no number left"),
          state("22001", TOO_LONG),
          state("22003", OUT_OF_RANGE),
          state("22008", OUT_OF_RANGE),
          state("22015", OUT_OF_RANGE),
          state("23", CHECK),
          state("23001", FOREIGN_KEY),
          state("23502", NOT_NULL),
          state("23503", FOREIGN_KEY),
          state("23505", UNIQUE),
          state("24", SYNTAX, "the cursor is not on a row"),
          state("25", SYNTAX, "the transaction is not in a state for it"),
          state("25001", SYNTAX, "it must come first in its transaction"),
          state("25006", READ_ONLY),
          state("25P01", SYNTAX, "it runs only in a transaction"),
          state("25P02", TRANSACTION_ABORTED),
          state("25P03", TRANSACTION_ABORTED, timeout("idle_in_transaction_session_timeout")),
          state("25P04", TRANSACTION_ABORTED, timeout("transaction_timeout")),
          state("26", STALE_PLAN),
          state("27", CHECK, "a trigger has changed a row that the statement changes too"),
          state("28", AUTHENTICATION),
          state("2B", SYNTAX, "other objects depend on it, so drop those first, or use CASCADE"),
          state("2D", SYNTAX, "a transaction can't end here, in a function"),
          state("2F", SYNTAX, "a function does what it may not"),
          state("2F005", SYNTAX, "a function ended without RETURN"),
          state("34", SYNTAX, "there is no such cursor"),
          state("38", SYNTAX, "a program or a function outside of SQL failed"),
          state("39", SYNTAX, "a function was not called as it must be, or gave what it may not"),
          state("3B", SYNTAX, "there is no such savepoint"),
          state("3D", SYNTAX, "there is no such database"),
          state("3F", UNKNOWN_TABLE, "there is no such schema"),
          state("40", SERIALIZATION),
          state("40003", CONNECTION_LOST),
          state("40P01", DEADLOCK),
          state("42", SYNTAX),
          state("42501", PERMISSION),
          state("42601", SYNTAX, "there is a syntax error"),
          state("42602", SYNTAX, "a name is not one that PostgreSQL takes"),
          state("42611", SYNTAX, "the definition of a column is wrong"),
          state("42622", SYNTAX, "a name is too long"),
          state("42701", SYNTAX, "two columns would have the same name"),
          state("42702", SYNTAX, "more than one table has this column, so write table.column"),
          state("42703", UNKNOWN_COLUMN),
          state("42704", SYNTAX, "there is no such type, role, index or other object"),
          state("42710", SYNTAX, "there is an object of this name already"),
          state("42712", SYNTAX, "two tables have the same name here, so give one another by AS"),
          state("42723", SYNTAX, "there is such a function already"),
          state("42725", SYNTAX, "several functions or operators take these types, so use CAST"),
          state("42803", SYNTAX, "an aggregate function stands where none may"),
          state("42804", WRONG_TYPE, "types differ"),
          state("42809", SYNTAX, "another kind of object is needed here"),
          state("42830", SYNTAX, "a foreign key has other columns than the key it refers to"),
          state("42846", WRONG_TYPE, "there is no CAST between two types"),
          state("42883", SYNTAX, "there is no such function, or it takes other arguments"),
          state("428C9", ARGUMENT),
          state("42939", SYNTAX, "a name is reserved by PostgreSQL"),
          state("42P01", UNKNOWN_TABLE),
          state("42P02", PARAMETERS),
          state("42P03", SYNTAX, "there is a cursor of this name already"),
          state("42P04", SYNTAX, "there is a database of this name already"),
          state("42P05", STALE_PLAN),
          state("42P06", SYNTAX, "there is a schema of this name already"),
          state("42P07", SYNTAX, "there is a table, view or index of this name already"),
          state("42P08", SYNTAX, "a parameter would have two types, so use CAST"),
          state("42P09", SYNTAX, "two tables have the same name here, so give one another by AS"),
          state("42P10", NO_UNIQUE_KEY, "ORDER BY or DISTINCT names what is not selected"),
          state("42P11", SYNTAX, "the definition of a cursor is wrong"),
          state("42P12", SYNTAX, "the definition of a database is wrong"),
          state("42P13", SYNTAX, "the definition of a function is wrong"),
          state("42P14", SYNTAX, "the definition of a prepared statement is wrong"),
          state("42P15", SYNTAX, "the definition of a schema is wrong"),
          state("42P16", SYNTAX, "the definition of a table is wrong"),
          state("42P17", SYNTAX, "the definition of an object is wrong"),
          state("42P18", SYNTAX, "the type of a parameter is not known, so use CAST"),
          state("42P19", SYNTAX, "a recursive query refers to itself where it may not"),
          state("42P20", SYNTAX, "a window function stands where none may"),
          state("42P21", SYNTAX, "two texts have different collations, so use COLLATE"),
          state("42P22", SYNTAX, "the collation of a text is not known, so use COLLATE"),
          state("44", CHECK),
          state("53", LIMIT),
          state("53100", STORAGE_FULL),
          state("53200", LIMIT, "the server has too little memory for it"),
          state("53300", OVERLOADED),
          state("53400", LIMIT, "a setting of the server allows no more"),
          state("54", LIMIT),
          state("54001", LIMIT, "it is nested too deep, or too long"),
          state("54011", LIMIT, "too many columns"),
          state("54023", LIMIT, "too many arguments of a function"),
          state("55", UNSUPPORTED, "an object is not in a state for it"),
          state("55006", BUSY, "another session or statement uses the object"),
          state("55P02", SYNTAX, "the setting can't be changed while the server runs"),
          state("55P03", BUSY),
          state("55P04", SYNTAX, "the transaction that adds a value to a type can't use it yet"),
          state("57", CANCELLED),
          state("57P01", CONNECTION_LOST),
          state("57P02", CONNECTION_LOST),
          state("57P03", UNAVAILABLE),
          state("57P04", CONNECTION_LOST),
          state("57P05", CONNECTION_LOST),
          state("58", IO),
          state("58P01", IO, "a file of the database is missing"),
          state("58P02", IO, "a file is there already that would be made"),
          state("72", SERIALIZATION),
          state(
              "F0", CONFIG, "a file of the server's configuration is wrong, or the server locked"),
          state("HV", SYNTAX, "a foreign table, or the definition of its server, is wrong"),
          state("HV001", LIMIT, "there is too little memory for a foreign table"),
          state("HV00N", UNSUPPORTED, "the server of a foreign table can't be reached"),
          state("P0", SYNTAX, "a function failed"),
          state("P0001", CHECK),
          state("P0002", NO_ROW, "a query in a function found no row where one must be"),
          state("P0003", TOO_MANY_ROWS),
          state("P0004", CHECK),
          state("XX", INTERNAL),
          state("XX001", CORRUPT),
          state("XX002", CORRUPT));

  private ServerStates() {}

  /**
   * The meaning of a code or a class.
   *
   * @param words what is said of it, in the middle of a sentence, or null where the kind says it
   */
  record State(ErrorKind kind, @Nullable String words) {}

  private static Map.Entry<String, State> state(String code, ErrorKind kind) {
    return entry(code, new State(kind, null));
  }

  private static Map.Entry<String, State> state(String code, ErrorKind kind, String words) {
    return entry(code, new State(kind, words));
  }

  private static String timeout(String setting) {
    return "the server ended it after its " + setting;
  }

  /** True if the code or class has a line of its own. */
  static boolean hasLine(String code) {
    return STATES.containsKey(code);
  }

  /** A code of no class here is one that a function of the database's users has made up. */
  static State of(String code) {
    @Nullable State whole = STATES.get(code);
    return whole == null
        ? STATES.getOrDefault(code.substring(0, 2), new State(CHECK, null))
        : whole;
  }
}
