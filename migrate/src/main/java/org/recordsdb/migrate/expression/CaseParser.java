package org.recordsdb.migrate.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CASE, of which the first word is read already. */
final class CaseParser {

  private final Parser parser;
  private final Tokens tokens;
  private final Rules rules;

  CaseParser(Parser parser, Tokens tokens, Rules rules) {
    this.parser = parser;
    this.tokens = tokens;
    this.rules = rules;
  }

  Operand read() {
    @Nullable Operand subject = tokens.peek().isWord("when") ? null : parser.expression();
    List<Operand> conditions = new ArrayList<>();
    List<Operand> values = new ArrayList<>();
    while (tokens.word("when")) {
      Operand when = parser.expression();
      conditions.add(subject == null ? when : rules.compare("=", subject, when));
      tokens.requireWord("then");
      values.add(parser.expression());
    }
    if (tokens.word("else")) {
      values.add(parser.expression());
    }
    Tokens.require(tokens.word("end") && !conditions.isEmpty());
    return rules.choice(conditions, values);
  }
}
