package org.recordsdb.migrate;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * jOOQ without the banner and the tip of the day that it logs when it is first used. It asks two
 * system properties while it loads the class that writes SQL, and never again; they are set for
 * that moment only, as the properties of a process are the application's.
 */
final class QuietJooq {

  static {
    List<String> unset =
        List.of("org.jooq.no-logo", "org.jooq.no-tips").stream()
            .filter(property -> System.getProperty(property) == null)
            .toList();
    try {
      unset.forEach(property -> System.setProperty(property, "true"));
      DSL.using(SQLDialect.SQLITE).render(DSL.one());
    } finally {
      unset.forEach(System::clearProperty);
    }
  }

  private QuietJooq() {}

  static DSLContext using(SQLDialect dialect, Settings settings) {
    return DSL.using(dialect, settings);
  }
}
