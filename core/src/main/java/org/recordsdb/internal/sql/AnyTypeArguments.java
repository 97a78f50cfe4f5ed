package org.recordsdb.internal.sql;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.recordsdb.internal.sql.Token.Kind;

/** Parameters that stand where a function of PostgreSQL takes values of any type. */
final class AnyTypeArguments {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "array_agg",
          "concat",
          "concat_ws",
          "count",
          "first_value",
          "format",
          "json_agg",
          "json_array",
          "json_build_array",
          "json_build_object",
          "json_object",
          "json_object_agg",
          "json_scalar",
          "jsonb_agg",
          "jsonb_build_array",
          "jsonb_build_object",
          "jsonb_object_agg",
          "lag",
          "last_value",
          "lead",
          "nth_value",
          "num_nonnulls",
          "num_nulls",
          "pg_typeof",
          "row",
          "to_json",
          "to_jsonb");

  private AnyTypeArguments() {}

  /**
   * The tokens themselves, each of which is another object.
   *
   * @param tokens a statement without white space and comments
   */
  static Set<Token> of(List<Token> tokens) {
    Set<Token> found = Collections.newSetFromMap(new IdentityHashMap<>());
    if (tokens.stream().noneMatch(token -> FUNCTIONS.contains(token.name()))) {
      return found;
    }
    for (FunctionCall call : FunctionCall.in(tokens)) {
      if (FUNCTIONS.contains(call.name())) {
        addArguments(call.arguments(), found);
      }
    }
    return found;
  }

  /** Those that are an argument by themselves, and no part of a larger expression. */
  private static void addArguments(List<Token> arguments, Set<Token> found) {
    int depth = 0;
    for (int i = 0; i < arguments.size(); i++) {
      Token token = arguments.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean begins = i == 0 || arguments.get(i - 1).is(",");
      boolean ends = i + 1 == arguments.size() || arguments.get(i + 1).is(",");
      if (depth == 0 && token.kind() == Kind.PARAMETER && begins && ends) {
        found.add(token);
      }
    }
  }
}
