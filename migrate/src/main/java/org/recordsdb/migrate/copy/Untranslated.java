package org.recordsdb.migrate.copy;

/**
 * Part of the source's schema that the target does not get.
 *
 * @param kind what it is, as {@code view}, {@code check} or {@code default}
 * @param name its name, with its table's where it belongs to one
 * @param reason why not
 * @param untrusted whether the target gets it if the source is trusted ({@link Copy#trustSource()})
 */
public record Untranslated(String kind, String name, String reason, boolean untrusted) {

  /** Something that the target does not get whether the source is trusted or not. */
  public Untranslated(String kind, String name, String reason) {
    this(kind, name, reason, false);
  }
}
