package org.recordsdb.migrate.expression;

import java.util.List;
import java.util.stream.Collectors;

/** Functions that both databases have, under one name or two. */
final class Functions {

  private Functions() {}

  /** A function of this name, which means the same in both. */
  static Operand call(Rules rules, String function, List<Operand> arguments) {
    return switch (function + "/" + arguments.size()) {
      case "nullif/2" -> nullif(rules, arguments.get(0), arguments.get(1));
      case "ltrim/1", "rtrim/1" -> text(rules, function, arguments);
      case "replace/3" -> {
        Operand part = arguments.get(1);
        Rules.refuse(!part.isString() || String.valueOf(part.literal()).isEmpty());
        yield text(rules, function, arguments);
      }
      case "substr/2", "substr/3", "substring/2", "substring/3" -> {
        arguments.subList(1, arguments.size()).forEach(n -> Rules.refuse(!n.isCount()));
        yield rules.text(sql("substr", arguments), arguments.subList(0, 1));
      }
      default -> {
        Rules.refuse(!function.equals("coalesce") || arguments.isEmpty());
        yield coalesce(rules, arguments);
      }
    };
  }

  /** A function from texts to a text. */
  static Operand text(Rules rules, String name, List<Operand> arguments) {
    return rules.text(sql(name, arguments), arguments);
  }

  /** A function from texts to a number. */
  static Operand place(String name, List<Operand> arguments) {
    arguments.forEach(argument -> Rules.refuse(argument.plain().kind() != Kind.TEXT));
    return Operand.of(Kind.WHOLE, sql(name, arguments));
  }

  static Operand coalesce(Rules rules, List<Operand> arguments) {
    List<Operand> alike = rules.alike(arguments);
    return rules.chosen(sql("coalesce", alike), alike);
  }

  /**
   * The size of a number.
   *
   * @param width what makes its type wide enough for the sizes of all numbers
   */
  static Operand absolute(Operand operand, String width) {
    Rules.refuse(operand.kind() != Kind.WHOLE && operand.kind() != Kind.REAL);
    return Operand.of(operand.kind(), "abs(" + operand.sql() + width + ")");
  }

  /** It compares as the equals sign does. */
  private static Operand nullif(Rules rules, Operand value, Operand other) {
    rules.compare("=", value, other);
    List<Operand> alike = List.of(rules.adapted(value, other), rules.adapted(other, value));
    return rules.chosen(sql("nullif", alike), alike.subList(0, 1));
  }

  private static String sql(String name, List<Operand> arguments) {
    return arguments.stream().map(Operand::sql).collect(Collectors.joining(", ", name + "(", ")"));
  }
}
