package org.recordsdb.migrate.expression;

/**
 * A type as a cast names it.
 *
 * @param name in lower case and in PostgreSQL's full words, as {@code character varying}
 * @param sized whether it has a length or a scale, to which values are cut
 * @param array whether it is a list of that type
 */
record TypeName(String name, boolean sized, boolean array) {

  /** Reads it where the tokens are. */
  static TypeName read(Tokens tokens) {
    StringBuilder name = new StringBuilder(tokens.next().lower());
    while (tokens.sign(".")) {
      name.append('.').append(tokens.next().lower());
    }
    for (String second : new String[] {"varying", "precision"}) {
      if (tokens.word(second)) {
        name.append(' ').append(second);
      }
    }
    boolean sized = size(tokens);
    if (tokens.peek().isWord("with") || tokens.peek().isWord("without")) {
      name.append(' ').append(tokens.next().lower());
      Tokens.require(tokens.word("time") && tokens.word("zone"));
      name.append(" time zone");
    }
    boolean array = false;
    while (tokens.sign("[")) {
      tokens.requireSign("]");
      array = true;
    }
    return new TypeName(name.toString(), sized, array);
  }

  private static boolean size(Tokens tokens) {
    if (!tokens.sign("(")) {
      return false;
    }
    while (!tokens.sign(")")) {
      Tokens.require(tokens.next().kind() != Token.Kind.END);
    }
    return true;
  }
}
