package org.recordsdb.migrate.copy;

/** Why something of PostgreSQL is not in a copy on SQLite. */
final class NotOnSqlite {

  private NotOnSqlite() {}

  static String reason(String kind) {
    return switch (kind) {
      case "view" -> "has no translation";
      case "materialized view" -> "SQLite has none; use a view or a table";
      case "table" ->
          "it is outside the schema and inherits from a table of it, which has its rows as well";
      case "foreign table" -> "its rows are in another database";
      case "function", "procedure", "aggregate function" -> "SQLite has no functions of its own";
      case "trigger" -> "its function has no translation";
      case "policy", "forced policy" -> "SQLite has no logins";
      case "rule", "comments" -> "SQLite has none";
      case "sequence" -> "SQLite counts by one, for each table on its own";
      case "constraint of a partition", "index of a partition" -> "the partitions are one table";
      case "foreign key" ->
          "it refers to another schema, is not validated, or is of a kind that SQLite does not have";
      case "check" -> "not validated";
      case "deferrable key" -> "SQLite checks it immediately";
      case "key of equal nulls" -> "SQLite treats NULL as different from NULL";
      case "collation" -> "text that it treats as equal differs on SQLite";
      default -> "SQLite does not have it";
    };
  }
}
