package org.recordsdb.spi;

import java.util.List;

/** A place inside a JSON column, in PostgreSQL's operators. */
final class JsonPath {

  private final Syntax syntax;
  private final String column;

  JsonPath(Syntax syntax, String column) {
    this.syntax = syntax;
    this.column = column;
  }

  String text(List<String> path) {
    int last = path.size() - 1;
    return "(" + inside(path.subList(0, last)) + step(path.get(last), "#>>", "->>") + ")";
  }

  String number(List<String> path) {
    String value = "(" + inside(path) + ")";
    String type = "pg_catalog.jsonb_typeof(" + value + ")";
    String isNumber = type + " " + syntax.operator("=") + " 'number'";
    return "(case when " + isNumber + " then " + value + "::pg_catalog.numeric end)";
  }

  /** Step by step: an operator with the whole path would take digits for the index of an array. */
  private String inside(List<String> path) {
    StringBuilder value = new StringBuilder(column).append("::pg_catalog.jsonb");
    path.forEach(key -> value.append(step(key, "#>", "->")));
    return value.toString();
  }

  private String step(String key, String element, String member) {
    return Syntax.isIndex(key)
        ? " " + syntax.operator(element) + " array[" + syntax.literal(key) + "]"
        : " " + syntax.operator(member) + " " + syntax.literal(key);
  }
}
