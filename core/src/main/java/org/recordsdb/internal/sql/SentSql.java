package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.recordsdb.internal.sql.Token.Kind;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Syntax;

/**
 * A statement as the database saw it, each piece with the index in the caller's text that it comes
 * from: {@link FreeSql} and the driver replace parameters, quoted names and escaped signs.
 */
final class SentSql {

  /** Between such braces the driver may replace what JDBC names, so that no number fits behind. */
  private static final String BRACE = "{";

  private final List<Piece> pieces = new ArrayList<>();
  private final Syntax syntax;
  private int parameters;
  private int end;

  private SentSql(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * A piece of what was sent.
   *
   * @param token what it is to the database
   * @param from the index of the caller's text where it stands, or what it was made of
   * @param asWritten whether it stands there as it was sent
   */
  private record Piece(Token token, int from, boolean asWritten) {

    String text() {
      return token.text();
    }

    int length() {
      return text().codePointCount(0, text().length());
    }

    /** True for what no statement ends with. */
    boolean isPadding() {
      return token.isSpace() || token.kind() == Kind.SEMICOLON;
    }
  }

  static SentSql of(Origin origin, List<String> values, Syntax syntax) {
    String statement = origin.text().substring(origin.begin(), origin.end());
    List<Token> tokens = Lexer.tokens(statement, syntax.quoting());
    boolean defines = Outline.of(tokens).defines();
    SentSql sent = new SentSql(syntax);
    Map<String, Integer> sizes = sizes(tokens, values);
    int from = origin.begin();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case NAME -> sent.add(token, defines ? token.text() : quoted(token, syntax), from);
        case OPERATOR_QUESTION -> sent.add(token, sent.question(origin.ofScript()), from);
        case ESCAPED_COLON -> sent.add(token, origin.ofScript() ? token.text() : ":", from);
        case PARAMETER -> {
          if (origin.ofScript()) {
            sent.add(token, token.text(), from);
          } else {
            int size = sizes.getOrDefault(name(token), 1);
            sent.parameter(size, FreeSql.isAskedForNull(tokens, i + 1), from);
          }
        }
        default -> sent.add(token, token.text(), from);
      }
      from += token.text().length();
    }
    sent.end = from;
    return sent;
  }

  private static String quoted(Token token, Syntax syntax) {
    return syntax.quotedName(token.text());
  }

  /** A script is sent as it is; a driver that takes two question marks makes one of them. */
  private String question(boolean ofScript) {
    return ofScript && syntax.questionMark().equals("?") ? "??" : "?";
  }

  /** How many values each parameter has at each of its places. */
  private static Map<String, Integer> sizes(List<Token> tokens, List<String> values) {
    Map<String, Integer> places = new HashMap<>();
    tokens.stream()
        .filter(token -> token.kind() == Kind.PARAMETER)
        .forEach(token -> places.merge(name(token), 1, Integer::sum));
    Map<String, Integer> sizes = new HashMap<>();
    values.forEach(name -> sizes.merge(name, 1, Integer::sum));
    sizes.replaceAll((name, all) -> all / places.getOrDefault(name, 1));
    return sizes;
  }

  private static String name(Token parameter) {
    return parameter.text().substring(1);
  }

  private void add(Token token, String text, int from) {
    pieces.add(new Piece(new Token(token.kind(), text), from, text.equals(token.text())));
  }

  private void parameter(int values, boolean untyped, int from) {
    StringBuilder text = new StringBuilder(untyped ? "cast(" : "");
    for (int i = 0; i < values; i++) {
      text.append(i == 0 ? "" : ", ").append(syntax.parameter(++parameters));
    }
    text.append(untyped ? " as text)" : "");
    for (Token token : Lexer.tokens(text.toString(), syntax.quoting())) {
      pieces.add(new Piece(token, from, false));
    }
  }

  /** Where the character of that number, from 1, comes from; the end for all behind the last. */
  OptionalInt at(int number) {
    int last = pieces.size();
    while (last > 0 && pieces.get(last - 1).isPadding()) {
      last--;
    }
    int left = number - 1;
    for (Piece piece : pieces.subList(0, last)) {
      if (left < piece.length()) {
        int inside = piece.asWritten() ? piece.text().offsetByCodePoints(0, left) : 0;
        return OptionalInt.of(piece.from() + inside);
      }
      if (piece.text().equals(BRACE) && number != Fault.END) {
        return OptionalInt.empty();
      }
      left -= piece.length();
    }
    return OptionalInt.of(last < pieces.size() ? pieces.get(last).from() : end);
  }

  /** Where this stands, one token or several, if it does so once. */
  OptionalInt piece(String written) {
    int[] exact = starts(i -> isAt(i, written, false));
    return only(exact.length > 0 ? exact : starts(i -> isAt(i, written, true)));
  }

  private boolean isAt(int index, String written, boolean ignoresCase) {
    StringBuilder text = new StringBuilder();
    for (int i = index; i < pieces.size() && text.length() < written.length(); i++) {
      text.append(pieces.get(i).text());
    }
    return ignoresCase
        ? text.toString().equalsIgnoreCase(written)
        : text.toString().equals(written);
  }

  /** Where this name stands, with or without quotes, and with what it is qualified by. */
  OptionalInt name(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int[] found = starts(i -> named(i).equals(wanted));
    if (found.length != 1) {
      return OptionalInt.empty();
    }
    int first = found[0];
    while (first > 1 && pieces.get(first - 1).token().is(".") && !named(first - 2).isEmpty()) {
      first -= 2;
    }
    return only(new int[] {first});
  }

  private String named(int index) {
    Token token = pieces.get(index).token();
    String quote = token.text().substring(0, 1);
    return token.kind() == Kind.WORD ? token.word() : token.name().replace(quote + quote, quote);
  }

  private int[] starts(IntPredicate isOne) {
    return IntStream.range(0, pieces.size()).filter(isOne).toArray();
  }

  private OptionalInt only(int[] found) {
    return found.length == 1 ? OptionalInt.of(pieces.get(found[0]).from()) : OptionalInt.empty();
  }
}
