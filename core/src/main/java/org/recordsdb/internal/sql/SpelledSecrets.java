package org.recordsdb.internal.sql;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.Token.Kind;
import org.recordsdb.spi.Quoting;

/**
 * Passwords that an SQL text spells out, as {@code ALTER ROLE .. PASSWORD '..'} must. Which of its
 * literals is one can't be told by looking: it may stand before the word, or be put together by
 * what the literal itself says. So a statement that mentions a password anywhere is shown without
 * any of its literals and comments.
 */
public final class SpelledSecrets {

  private static final String MASK = "***";

  /** In words, names, literals and comments alike; also a URL with a login in it. */
  private static final Pattern MENTION =
      Pattern.compile(
          "(?i)passw(?:or)?d|passphrase|pgpass|identified\\s++by|://[^\\s:/@]*+:[^\\s/]");

  /** What is created or altered with a password that belongs to a login. */
  private static final Set<String> LOGINS =
      Set.of("role", "user", "group", "server", "subscription");

  private SpelledSecrets() {}

  /** The statement without them. */
  public static String hiddenIn(String sql, Quoting quoting) {
    if (!MENTION.matcher(sql).find()) {
      return sql;
    }
    try {
      return withoutLiterals(Lexer.tokens(sql, quoting));
    } catch (RecordsException e) {
      return MASK; // where its literals end can't be told
    }
  }

  /** Of a login also what stands there without quotes, as nothing else can be meant for all. */
  private static String withoutLiterals(List<Token> tokens) {
    boolean ofLogin = isOfLogin(tokens);
    boolean compared = false;
    StringBuilder shown = new StringBuilder();
    for (Token token : tokens) {
      if (token.isSpace()) {
        shown.append(isComment(token) ? " " : token.text());
        continue;
      }
      boolean secret = isLiteral(token) || (compared && token.kind() == Kind.NAME);
      shown.append(secret ? MASK : token.text());
      boolean mentions = MENTION.matcher(token.text()).find() || token.word().equals("identified");
      if (ofLogin && mentions && token.kind() == Kind.WORD) {
        return shown.append(' ').append(MASK).toString();
      }
      compared = mentions || (compared && isComparison(token));
    }
    return shown.toString();
  }

  private static boolean isOfLogin(List<Token> tokens) {
    Iterator<String> words =
        tokens.stream().filter(token -> !token.isSpace()).map(Token::word).limit(2).iterator();
    return words.hasNext()
        && Set.of("create", "alter").contains(words.next())
        && words.hasNext()
        && LOGINS.contains(words.next());
  }

  private static boolean isComment(Token token) {
    return token.text().startsWith("--") || token.text().startsWith("/*");
  }

  /** A string or a dollar-quoted text; names in backticks and brackets are none. */
  private static boolean isLiteral(Token token) {
    return token.kind() == Kind.QUOTED && "`[".indexOf(token.text().charAt(0)) < 0;
  }

  /** Between a password and a text in double quotes, which other languages take for a string. */
  private static boolean isComparison(Token token) {
    return token.kind() == Kind.OTHER && "=<>!:(".contains(token.text());
  }
}
