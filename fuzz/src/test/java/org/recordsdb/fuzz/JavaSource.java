package org.recordsdb.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.recordsdb.Order;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.postgres.PostgresDialect;
import org.recordsdb.spi.Dialect;
import org.recordsdb.sqlite.SqliteDialect;

/** Programs and values as Java. */
final class JavaSource {

  private static final Dialect SQLITE = new SqliteDialect();
  private static final Dialect POSTGRES = new PostgresDialect();

  private final Map<IdRef, Long> sqlite;
  private final Map<IdRef, Long> postgres;
  private Schema schema;
  private int depth;

  JavaSource(Map<IdRef, Long> sqlite, Map<IdRef, Long> postgres) {
    this.sqlite = sqlite;
    this.postgres = postgres;
  }

  String program(Program program) {
    schema = program.schema();
    StringBuilder java = new StringBuilder(JavaFrame.HEAD);
    for (Table table : program.schema().tables()) {
      java.append("      records.executeUpdate(").append(either(table::sql)).append(");\n");
    }
    for (Step step : program.steps()) {
      java.append("      show(true, () -> ").append(step.java(this, "records")).append(");\n");
    }
    for (Table table : program.schema().tables()) {
      java.append("      System.out.println(records.select(")
          .append(literal(table.name()))
          .append("));\n");
    }
    return java.append(JavaFrame.TAIL).toString();
  }

  /** A change of the schema, from which on the schema is the changed one. */
  String change(SchemaChange change) {
    if (!change.fits(schema)) {
      return "\"nothing to change\"";
    }
    Table table = schema.table(change.table());
    schema = change.after(schema);
    String sql = either(dialect -> String.join(";\n", change.sql(table, dialect)));
    String script = "others.executeScript(" + sql + ")";
    return change
        .named()
        .map(name -> "done(() -> { " + script + "; " + count(change.table(), name) + "; })")
        .orElse("done(() -> " + script + ")");
  }

  private String count(String table, String column) {
    return "records.from("
        + literal(table)
        + ").where(where("
        + literal(column)
        + ").isNull()).count()";
  }

  private String either(Function<Dialect, String> sql) {
    return "sqlite\n          ? "
        + literal(sql.apply(SQLITE))
        + "\n          : "
        + literal(sql.apply(POSTGRES));
  }

  String block(Transactions.Block block, String on) {
    depth++;
    String name = "tx" + depth;
    String indent = "  ".repeat(3 + depth);
    String begin = on + ".inTransaction(" + name + " -> {\n";
    StringBuilder java = new StringBuilder(block.fails() ? "undone(() -> " + begin : begin);
    for (Step step : block.steps()) {
      java.append(indent)
          .append("show(")
          .append(block.swallows())
          .append(", () -> ")
          .append(step.java(this, name))
          .append(");\n");
    }
    java.append(indent)
        .append(
            block.fails()
                ? "throw new IllegalStateException(\"planned\");\n"
                : "return \"done\";\n");
    depth--;
    return java.append("  ".repeat(3 + depth)).append(block.fails() ? "}))" : "})").toString();
  }

  String order(Order order) {
    String nulls =
        switch (order.nulls()) {
          case LARGEST -> "";
          case FIRST -> ".nullsFirst()";
          case LAST -> ".nullsLast()";
        };
    return "Order."
        + (order.descending() ? "desc(" : "asc(")
        + literal(order.column())
        + ")"
        + nulls;
  }

  String list(List<String> names) {
    return names.stream().map(this::literal).collect(Collectors.joining(", "));
  }

  String literal(Object value) {
    if (value instanceof IdRef ref) {
      Long ours = sqlite.get(ref);
      Long theirs = postgres.get(ref);
      return ours != null && theirs != null && !ours.equals(theirs)
          ? "(sqlite ? " + ours + "L : " + theirs + "L)"
          : (ours == null ? -1_000 : ours) + "L";
    }
    if (value instanceof String text) {
      return '"' + escaped(text) + '"';
    }
    if (value instanceof Long number) {
      return number == Long.MIN_VALUE ? "Long.MIN_VALUE" : number + "L";
    }
    if (value instanceof Short || value instanceof Byte) {
      return "(" + (value instanceof Short ? "short" : "byte") + ") " + value;
    }
    if (value instanceof Float number) {
      return number.isNaN() ? "Float.NaN" : number + "f";
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number + "d" : "Double.valueOf(\"" + number + "\")";
    }
    if (value instanceof BigDecimal || value instanceof BigInteger) {
      return "new " + value.getClass().getSimpleName() + "(\"" + value + "\")";
    }
    if (value instanceof byte[] bytes) {
      StringBuilder list = new StringBuilder();
      for (byte each : bytes) {
        list.append(list.isEmpty() ? "" : ", ").append(each);
      }
      return "new byte[] {" + list + "}";
    }
    if (value instanceof UUID) {
      return "UUID.fromString(\"" + value + "\")";
    }
    if (value instanceof URI) {
      return "URI.create(\"" + value + "\")";
    }
    if (value instanceof Character) {
      return "'" + value + "'";
    }
    boolean time =
        value instanceof LocalDate
            || value instanceof LocalTime
            || value instanceof LocalDateTime
            || value instanceof Instant
            || value instanceof OffsetDateTime;
    return time
        ? value.getClass().getSimpleName() + ".parse(\"" + value + "\")"
        : String.valueOf(value);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < 32 || c > 126) {
        escaped.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString().replace("\\u000a", "\\n").replace("\\u000d", "\\r");
  }
}
