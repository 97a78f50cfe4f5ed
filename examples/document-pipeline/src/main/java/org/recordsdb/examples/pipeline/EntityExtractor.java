package org.recordsdb.examples.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds entities by their form alone: web and e-mail addresses, identifiers between backticks, and
 * runs of capitalised words. No model and no dictionary, so the same text always gives the same.
 */
final class EntityExtractor {

  private static final int MAX_LENGTH = 200;

  private static final Pattern ENTITY =
      Pattern.compile(
          "(?<url>\\bhttps?://[^\\s<>\"'`\\\\{}|()\\[\\]]+)"
              + "|(?<email>\\b[\\w.%+-]{1,64}@[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)*\\.[a-zA-Z]{2,})"
              + "|`(?<code>[a-zA-Z_@$][\\w$]*(?:[.#:/-]+[\\w$]+)*)(?:\\(\\))?`"
              + "|(?<term>\\b\\p{Lu}[\\p{L}\\p{N}]+(?: \\p{Lu}[\\p{L}\\p{N}]+)+)",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Words that begin a sentence or a heading more often than a name. */
  private static final Set<String> STOP =
      Set.of(
          "After", "All", "Also", "An", "And", "Any", "Are", "As", "At", "Be", "Before", "But",
          "By", "Can", "Do", "Does", "Each", "Every", "For", "From", "Has", "How", "If", "In", "Is",
          "It", "Its", "No", "Not", "Of", "On", "One", "Only", "Or", "Our", "See", "Set", "So",
          "That", "The", "Their", "Then", "There", "These", "They", "This", "Those", "To", "Use",
          "Was", "We", "What", "When", "Where", "Which", "Who", "Why", "With", "Without", "You",
          "Your");

  private EntityExtractor() {}

  /** Every mention in the text, in order; an entity that is mentioned twice comes twice. */
  static List<Mention> mentions(String text) {
    List<Mention> mentions = new ArrayList<>();
    Matcher matcher = ENTITY.matcher(text);
    while (matcher.find()) {
      Mention mention = mention(matcher);
      boolean severalWords = mention.name().indexOf(' ') >= 0;
      boolean named = mention.kind() != Entity.Kind.TERM || severalWords;
      if (named && mention.name().length() <= MAX_LENGTH) {
        mentions.add(mention);
      }
    }
    return mentions;
  }

  private static Mention mention(Matcher found) {
    if (found.group("url") != null) {
      return new Mention(Entity.Kind.URL, found.group("url").replaceAll("[.,;:!?*_]+$", ""));
    }
    if (found.group("email") != null) {
      return new Mention(Entity.Kind.EMAIL, found.group("email"));
    }
    if (found.group("code") != null) {
      return new Mention(Entity.Kind.CODE, found.group("code"));
    }
    return new Mention(Entity.Kind.TERM, withoutStopWords(found.group("term")));
  }

  /** The words after the leading ones that mean nothing by themselves. */
  private static String withoutStopWords(String term) {
    String rest = term;
    int blank = rest.indexOf(' ');
    while (blank >= 0 && STOP.contains(rest.substring(0, blank))) {
      rest = rest.substring(blank + 1);
      blank = rest.indexOf(' ');
    }
    return rest;
  }
}
