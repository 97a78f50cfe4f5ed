package org.recordsdb.spi;

/**
 * What a database may lack. A dialect names the missing ones; using one then fails with the kind
 * {@code UNSUPPORTED} before any SQL is sent.
 */
public enum Capability {
  /** INSERT, UPDATE and DELETE give back the rows they touched. */
  RETURNING("give back the rows that a statement touched"),
  /** INSERT can turn into an update, or into nothing, where a key is taken. */
  UPSERT("turn an insert into an update where a key is taken"),
  /** Values inside JSON documents can be compared. */
  JSON_PATH("compare values inside JSON documents"),
  /** Text can be matched without regard to case, for all of Unicode. */
  ILIKE("match text without regard to case"),
  /** Definitions, as CREATE TABLE, take their place in a transaction and are undone with it. */
  DEFINE_IN_TRANSACTION("change the schema inside of a transaction"),
  /**
   * The length of a limited text is counted in code points. Where it is counted in UTF-16 units,
   * text that would fit by code points only is rejected.
   */
  CODE_POINT_LENGTH("keep this text in this column, as it counts UTF-16 units");

  private final String ability;

  Capability(String ability) {
    this.ability = ability;
  }

  /** What a database with this capability can do, as it reads after "can't". */
  public String ability() {
    return ability;
  }
}
