package org.recordsdb.spi;

/** Where in a text another one is looked for. */
public enum TextPart {
  /** At its beginning. */
  START,
  /** At its end. */
  END,
  /** Anywhere in it. */
  ANYWHERE;

  /** The LIKE pattern that matches texts with exactly this one there. */
  public String pattern(String text) {
    String literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return (this == START ? "" : "%") + literal + (this == END ? "" : "%");
  }
}
