package org.recordsdb.migrate.copy;

/** Why something of PostgreSQL is not in a copy on SQLite. */
final class NotOnSqlite {

  private NotOnSqlite() {}

  static String reason(String kind) {
    return switch (kind) {
      case "view" -> "has no translation";
      case "materialized view" -> "SQLite has none; a view or a table can take its place";
      case "foreign table" -> "its rows are in another database";
      case "function", "procedure", "aggregate function" -> "SQLite has no functions of its own";
      case "trigger" -> "its function has no translation";
      case "policy" -> "SQLite has no logins";
      case "rule", "comments" -> "SQLite has none";
      case "sequence" -> "SQLite counts by one, and each table for itself";
      case "constraint of a partition", "index of a partition" -> "the partitions are one table";
      case "foreign key" -> "to another schema, not validated, or of a kind that SQLite has not";
      case "check" -> "not validated";
      case "deferrable key" -> "SQLite checks it at once";
      case "key of equal nulls" -> "SQLite takes NULL for different from NULL";
      case "collation" -> "texts that are equal in it differ on SQLite";
      default -> "SQLite has no such thing";
    };
  }
}
