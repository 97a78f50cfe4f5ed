package org.recordsdb.migrate.expression;

/** Casts of PostgreSQL that change nothing, or what SQLite can change likewise. */
final class Casts {

  private static final String NUMBER = "-?\\d+(\\.\\d+)?";

  private Casts() {}

  /** A written text, which PostgreSQL prints with its type behind it. */
  static Operand written(Rules rules, Operand text, String type) {
    String written = String.valueOf(text.literal());
    return switch (type) {
      case "text", "character varying" -> text;
      case "integer", "bigint", "smallint" -> {
        Rules.refuse(!written.matches("-?\\d{1,18}"));
        yield Operand.number(Kind.WHOLE, written);
      }
      case "numeric", "double precision", "real" -> {
        Rules.refuse(!written.matches(NUMBER));
        yield Operand.number(Kind.EXACT, written);
      }
      case "date" -> rules.adapted(text, Operand.of(Kind.DATE, ""));
      case "time without time zone" -> rules.time(Kind.TIME, written);
      case "timestamp without time zone" -> rules.time(Kind.TIMESTAMP, written);
      case "timestamp with time zone" -> rules.time(Kind.INSTANT, written);
      case "uuid" -> rules.adapted(text, Operand.of(Kind.UUID, ""));
      default -> text.as(Kind.LABEL);
    };
  }

  /** A column, a number or a computed value. */
  static Operand computed(Operand operand, String type) {
    return switch (type) {
      case "text", "character varying" -> text(operand);
      case "bigint" ->
          operand.kind() == Kind.TOTAL ? Operand.of(Kind.WHOLE, operand.sql()) : whole(operand);
      case "integer", "smallint" -> whole(operand);
      case "numeric" -> numeric(operand);
      case "double precision", "real" -> real(operand, type);
      case "date" -> same(operand, Kind.DATE);
      case "timestamp without time zone" -> same(operand, Kind.TIMESTAMP);
      case "timestamp with time zone" -> same(operand, Kind.INSTANT);
      case "uuid" -> same(operand, Kind.UUID);
      default -> throw new Untranslatable("a cast");
    };
  }

  /** Labels are texts, of whose order nothing is known then. */
  private static Operand text(Operand operand) {
    return operand.kind() == Kind.LABEL
        ? new Operand(operand.sql(), Kind.TEXT, null, null, false)
        : same(operand, Kind.TEXT);
  }

  private static Operand whole(Operand operand) {
    return operand.kind() == Kind.TRUTH
        ? Operand.of(Kind.WHOLE, operand.sql())
        : same(operand.plain(), Kind.WHOLE);
  }

  /** From a whole number on it divides with a fraction, so it is one no more. */
  private static Operand numeric(Operand operand) {
    if (operand.isNumber()) {
      return operand.as(Kind.EXACT);
    }
    Operand plain = operand.plain();
    Rules.refuse(plain.kind() != Kind.WHOLE && plain.kind() != Kind.EXACT);
    return plain.kind() == Kind.EXACT ? plain : Operand.of(Kind.EXACT, plain.sql());
  }

  private static Operand real(Operand operand, String type) {
    if (operand.isNumber()) {
      return operand.as(Kind.EXACT);
    }
    if (operand.kind() == Kind.REAL) {
      return operand;
    }
    Operand plain = operand.plain();
    boolean number = plain.kind() == Kind.WHOLE || plain.kind() == Kind.EXACT;
    Rules.refuse(!number || type.equals("real"));
    return Operand.of(Kind.REAL, "cast(" + plain.sql() + " as real)");
  }

  private static Operand same(Operand operand, Kind kind) {
    Rules.refuse(operand.kind() != kind);
    return operand;
  }
}
