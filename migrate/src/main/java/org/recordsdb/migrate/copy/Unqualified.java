package org.recordsdb.migrate.copy;

/**
 * Definitions as PostgreSQL's own functions write them, but for the schema that some of them put in
 * front of the object's name in any case ("System Catalog Information Functions": the index,
 * trigger, rule, statistics and function definitions).
 */
final class Unqualified {

  private Unqualified() {}

  /**
   * The definition without the schema that follows the word.
   *
   * @param word as PostgreSQL writes it, with blanks around it; its first occurrence outside of
   *     quoted names counts, as nothing but names and keywords stands in front of it
   * @param schema quoted if it must be
   */
  static String behind(String word, String schema, String definition) {
    String qualifier = schema + ".";
    boolean quoted = false;
    for (int i = 0; i < definition.length(); i++) {
      quoted ^= definition.charAt(i) == '"';
      int name = i + word.length();
      if (!quoted && definition.startsWith(word, i)) {
        return definition.startsWith(qualifier, name)
            ? definition.substring(0, name) + definition.substring(name + qualifier.length())
            : definition;
      }
    }
    return definition;
  }
}
