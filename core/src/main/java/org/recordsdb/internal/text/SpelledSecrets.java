package org.recordsdb.internal.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords that an SQL text spells out, as {@code ALTER ROLE .. PASSWORD '..'} must: they are not
 * shown with the statement, nor where the database quotes a part of it. Immutable.
 */
public final class SpelledSecrets {

  private static final String MASK = "***";

  /** A shorter one stands in too many words to be taken out of them. */
  private static final int SHORTEST = 4;

  /** A statement of more is not shown: each is looked for in all of it. */
  private static final int MOST = 100;

  private static final Pattern LITERAL =
      Pattern.compile(
          "(?is)\\b(?:password|passwd|passphrase)[\"`\\]]?\\s*+(?:=>|:=|=)?\\s*+(?<secret>"
              + "(?:[eunb]&?)?'(?:[^'\\\\]|''|\\\\.)*+'?+"
              + "|\"(?:[^\"]|\"\")*+\"?+"
              + "|\\$(?<tag>\\w*+)\\$.*?(?:\\$\\k<tag>\\$|\\z))");

  /** Inside of a literal that says how to connect. */
  private static final Pattern CONNECTION =
      Pattern.compile(
          "(?i)(?:\\bpassword\\s*=\\s*(?=[^:?$'\"\\s])|://[^\\s:/@]*+:)(?<secret>[^\\s'\"@&]++)");

  private static final Pattern CONNECTS =
      Pattern.compile("(?i)\\b(?:host|hostaddr|dbname|user)\\s*=|://");

  private static final Pattern QUOTES =
      Pattern.compile("(?s)(?:[a-zA-Z]&?)?['\"]+(.*?)['\"]*|\\$\\w*\\$(.*?)(?:\\$\\w*\\$)?");

  private final Set<String> secrets;

  private SpelledSecrets(Set<String> secrets) {
    this.secrets = secrets;
  }

  /** Those of a statement. */
  public static SpelledSecrets of(String sql) {
    Set<String> secrets = new LinkedHashSet<>();
    add(LITERAL.matcher(sql), secrets);
    if (CONNECTS.matcher(sql).find()) {
      add(CONNECTION.matcher(sql), secrets);
    }
    return new SpelledSecrets(secrets);
  }

  private static void add(Matcher found, Set<String> secrets) {
    while (found.find()) {
      secrets.add(found.group("secret"));
    }
  }

  /** The statement without them. */
  public String hiddenIn(String sql) {
    if (secrets.size() > MOST) {
      return MASK;
    }
    String shown = sql;
    for (String secret : secrets) {
      shown = shown.replace(secret, MASK);
    }
    return hiddenInText(shown);
  }

  /** A text about the statement without them, where they may stand without their quotes. */
  public String hiddenInText(String text) {
    if (secrets.size() > MOST) {
      return "The statement failed; it spells out too many passwords to be shown. Run it in parts.";
    }
    String shown = text;
    for (String secret : secrets) {
      Matcher quoted = QUOTES.matcher(secret);
      String bare = quoted.matches() ? bare(quoted) : secret;
      if (bare.length() >= SHORTEST) {
        shown = shown.replace(bare, MASK);
      }
    }
    return shown;
  }

  private static String bare(Matcher quoted) {
    return quoted.group(1) == null ? String.valueOf(quoted.group(2)) : quoted.group(1);
  }
}
