package org.recordsdb.spi;

/**
 * What a database may lack. A dialect names the missing ones; using one then fails with the kind
 * {@code UNSUPPORTED} before any SQL is sent, unless it is said otherwise here.
 */
public enum Capability {
  /** INSERT, UPDATE and DELETE give back the rows they touched. */
  RETURNING("give back the rows that a statement touched"),
  /** INSERT can turn into an update, or into nothing, where a key is taken. */
  UPSERT("turn an insert into an update where a key is taken"),
  /** The text of a value inside a JSON document can be compared. */
  JSON_TEXT("compare texts inside JSON documents"),
  /** A number inside a JSON document can be compared, and its text keeps every digit. */
  JSON_NUMBER("compare numbers inside JSON documents"),
  /** Text can be matched without regard to case, for all of Unicode. */
  ILIKE("match text without regard to case"),
  /** A part of a transaction can be undone, by SAVEPOINT. */
  SAVEPOINT("undo a part of a transaction"),
  /** Definitions, as CREATE TABLE, take their place in a transaction and are undone with it. */
  DEFINE_IN_TRANSACTION("change the schema inside of a transaction"),
  /**
   * The length of a limited text is counted in code points. Where it is counted in UTF-16 units,
   * text that would fit by code points only is rejected.
   */
  CODE_POINT_LENGTH("keep this text in this column, as it counts UTF-16 units"),
  /**
   * Checks and foreign keys are told by the names that they were given. Without it {@code
   * constraint()} of an exception is empty or the database's own name: nothing is rejected.
   */
  CONSTRAINT_NAMES("tell the names of constraints"),
  /**
   * A decimal column without a precision keeps every digit. Without it there are no such columns:
   * nothing has to be rejected.
   */
  UNLIMITED_DECIMAL("keep decimals of any number of digits"),
  /**
   * A foreign key can have the rows that refer to a changed key follow it. Without it the change is
   * rejected by the foreign key, as by every other one.
   */
  CASCADE_ON_UPDATE("change rows with the key that they refer to");

  private final String ability;

  Capability(String ability) {
    this.ability = ability;
  }

  /** What a database with this capability can do, as it reads after "can't". */
  public String ability() {
    return ability;
  }
}
