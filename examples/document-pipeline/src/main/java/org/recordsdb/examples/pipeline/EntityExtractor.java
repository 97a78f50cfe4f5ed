package org.recordsdb.examples.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds entities by their form alone: web and e-mail addresses, files, identifiers between
 * backticks, and names. A name or an identifier counts if it has at least two parts, as "Maven
 * Central", "PostgreSQL" and {@code batchInsert} have, because single words ("Table", {@code NULL},
 * {@code Long}) say little. No model, so the same text always gives the same.
 */
final class EntityExtractor {

  private static final int MAX_LENGTH = 200;

  /** A word with a small letter, so that headings in capitals are no names. */
  private static final String WORD = "\\p{Lu}[\\p{L}\\p{N}]*\\p{Ll}[\\p{L}\\p{N}]*";

  private static final Pattern ENTITY =
      Pattern.compile(
          "(?<url>\\bhttps?://[^\\s<>\"'`\\\\{}|()\\[\\]]+)"
              + "|(?<email>\\b[\\w.%+-]{1,64}@[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)*\\.[a-zA-Z]{2,})"
              + "|`?(?<file>(?<![\\w.$/-])(?:[\\w.-]{1,64}/){0,16}[\\w-]{1,64}(?:\\.[\\w-]{1,64}){0,4}"
              + "\\.(?:md|txt|java|py|sql|csv|tsv|json|xml|ya?ml|html|db|sqlite|properties)\\b(?![\\w/]))"
              + "|`(?<code>[a-zA-Z_@$][\\w$]*(?:[.#:/-]+[\\w$]+)*)(?:\\(\\))?`"
              + ("|(?<name>(?<![\\w.$@/-])(?:\\p{Ll}+\\p{Lu}{2,}|"
                  + WORD
                  + "(?: "
                  + WORD
                  + ")*)\\b)"),
          Pattern.UNICODE_CHARACTER_CLASS);

  /** What joins the parts of one word: a capital letter within it, or a sign. */
  private static final Pattern JOINT =
      Pattern.compile("\\p{Ll}\\p{Lu}|\\p{Lu}{2}\\p{Ll}{2}|[\\w$][._#:/-]+[\\w$]| ");

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
      if (JOINT.matcher(mention.name()).find() && mention.name().length() <= MAX_LENGTH) {
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
    if (found.group("file") != null) {
      return new Mention(Entity.Kind.FILE, found.group("file"));
    }
    if (found.group("code") != null) {
      return new Mention(Entity.Kind.CODE, found.group("code"));
    }
    return new Mention(Entity.Kind.NAME, withoutStopWords(found.group("name")));
  }

  /** The words after the leading ones that mean nothing by themselves. */
  private static String withoutStopWords(String name) {
    String rest = name;
    int blank = rest.indexOf(' ');
    while (blank >= 0 && STOP.contains(rest.substring(0, blank))) {
      rest = rest.substring(blank + 1);
      blank = rest.indexOf(' ');
    }
    return rest;
  }
}
