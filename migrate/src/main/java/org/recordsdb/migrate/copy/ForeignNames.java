package org.recordsdb.migrate.copy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names with a schema in front of them that stay as they are, because they stand in texts: in the
 * body of a function, in a sequence's name as a text. They mean something else where the schema
 * gets another name.
 */
final class ForeignNames {

  private final String source;
  private final String target;
  private final Pattern qualifier;

  ForeignNames(String source, String target) {
    this.source = source;
    this.target = target;
    this.qualifier =
        Pattern.compile("(?<![\\w$\".])\"?" + Pattern.quote(source) + "\"?\\s*\\.\\s*[\\w\"]");
  }

  /** What is wrong with an object in the target, or null. */
  @Nullable String obstacle(PostgresObject object) {
    return !source.equals(target) && qualifier.matcher(object.sql()).find()
        ? "it names the schema " + source + ", which is " + target + " in the target"
        : null;
  }
}
