package org.recordsdb.sqlite;

import static java.util.Map.entry;
import static org.recordsdb.error.ErrorKind.BUSY;
import static org.recordsdb.error.ErrorKind.CANCELLED;
import static org.recordsdb.error.ErrorKind.CHECK;
import static org.recordsdb.error.ErrorKind.CORRUPT;
import static org.recordsdb.error.ErrorKind.FOREIGN_KEY;
import static org.recordsdb.error.ErrorKind.INTERNAL;
import static org.recordsdb.error.ErrorKind.IO;
import static org.recordsdb.error.ErrorKind.LIMIT;
import static org.recordsdb.error.ErrorKind.NOT_NULL;
import static org.recordsdb.error.ErrorKind.NO_DATABASE;
import static org.recordsdb.error.ErrorKind.PARAMETERS;
import static org.recordsdb.error.ErrorKind.PERMISSION;
import static org.recordsdb.error.ErrorKind.READ_ONLY;
import static org.recordsdb.error.ErrorKind.SERIALIZATION;
import static org.recordsdb.error.ErrorKind.STALE_PLAN;
import static org.recordsdb.error.ErrorKind.STORAGE_FULL;
import static org.recordsdb.error.ErrorKind.SYNTAX;
import static org.recordsdb.error.ErrorKind.TRANSACTION_ABORTED;
import static org.recordsdb.error.ErrorKind.UNIQUE;
import static org.recordsdb.error.ErrorKind.WRONG_TYPE;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;

/**
 * What each of SQLite's result codes means ("Result and Error Codes"): its kind, and what is said
 * of it where the kind says too little. A primary code, of one byte, stands for all its extended
 * codes that have no line of their own.
 */
final class ResultCodes {

  private static final String NO_MEMORY =
      "a value is longer than the free memory; allow the program more, or reject long values with"
          + " the option max_length of the SQLite URL";

  private static final String TOO_LONG =
      "a value or a row is longer than the option max_length of the SQLite URL allows";

  private static final Map<Integer, Meaning> CODES =
      Map.ofEntries(
          code(1, SYNTAX), // SQLITE_ERROR: told apart by its text
          code(257, SYNTAX, "there is no such collation"), // ERROR_MISSING_COLLSEQ
          code(513, STALE_PLAN), // ERROR_RETRY
          code(769, SERIALIZATION), // ERROR_SNAPSHOT
          code(2, INTERNAL, "SQLite met a fault of its own"), // INTERNAL
          code(3, PERMISSION), // PERM
          code(4, TRANSACTION_ABORTED, "the transaction was rolled back under it"), // ABORT
          code(5, BUSY), // BUSY
          code(261, BUSY, "another program restores the file after a failure"), // BUSY_RECOVERY
          code(517, BUSY), // BUSY_SNAPSHOT: what was read has changed meanwhile
          code(6, BUSY, "a statement of this connection still reads the table"), // LOCKED
          code(262, BUSY), // LOCKED_SHAREDCACHE
          code(7, LIMIT, NO_MEMORY), // NOMEM
          code(8, READ_ONLY), // READONLY
          code(1032, READ_ONLY, "the file was moved or deleted while it was open"), // _DBMOVED
          code(9, CANCELLED), // INTERRUPT
          code(10, IO), // IOERR
          code(3082, LIMIT, NO_MEMORY), // IOERR_NOMEM
          code(8202, CORRUPT), // IOERR_DATA: a checksum of the file system is wrong
          code(8458, CORRUPT), // IOERR_CORRUPTFS
          code(11, CORRUPT), // CORRUPT
          code(12, INTERNAL, "SQLite asked the system for what it does not know"), // NOTFOUND
          code(13, STORAGE_FULL, "the disk is full, or the rows of a table have no number left"),
          code(14, NO_DATABASE), // CANTOPEN
          code(15, BUSY, "other programs kept the file from being locked"), // PROTOCOL
          code(16, INTERNAL), // EMPTY: not used
          code(17, STALE_PLAN), // SCHEMA
          code(18, LIMIT, TOO_LONG), // TOOBIG
          code(19, CHECK), // CONSTRAINT
          code(787, FOREIGN_KEY), // CONSTRAINT_FOREIGNKEY
          code(1299, NOT_NULL), // CONSTRAINT_NOTNULL
          code(1555, UNIQUE), // CONSTRAINT_PRIMARYKEY
          code(2067, UNIQUE), // CONSTRAINT_UNIQUE
          code(2579, UNIQUE), // CONSTRAINT_ROWID
          code(3091, WRONG_TYPE), // CONSTRAINT_DATATYPE
          code(20, WRONG_TYPE), // MISMATCH
          code(21, INTERNAL, "SQLite was called in a wrong order"), // MISUSE
          code(22, LIMIT, "the file would be larger than the file system takes"), // NOLFS
          code(23, PERMISSION), // AUTH
          code(24, CORRUPT), // FORMAT: not used
          code(25, PARAMETERS), // RANGE
          code(26, CORRUPT), // NOTADB
          code(27, INTERNAL), // NOTICE: only logged
          code(28, INTERNAL)); // WARNING: only logged

  private ResultCodes() {}

  /**
   * The meaning of a code.
   *
   * @param words what is said of it, in the middle of a sentence, or null where the kind says it
   */
  record Meaning(ErrorKind kind, @Nullable String words) {}

  private static Map.Entry<Integer, Meaning> code(int code, ErrorKind kind) {
    return entry(code, new Meaning(kind, null));
  }

  private static Map.Entry<Integer, Meaning> code(int code, ErrorKind kind, String words) {
    return entry(code, new Meaning(kind, words));
  }

  /** The meaning of an extended code, or of the primary one that it belongs to. */
  static Meaning of(int code) {
    @Nullable Meaning whole = CODES.get(code);
    return whole == null
        ? CODES.getOrDefault(code & 0xff, new Meaning(INTERNAL, "result code " + code))
        : whole;
  }
}
