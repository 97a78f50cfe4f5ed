package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.recordsdb.Records;

/** What copies have written into a PostgreSQL that was empty. */
final class Written {

  /** Tables, views, indexes and sequences; types; schemas of a copy. */
  private static final String ALL =
      """
      select relname as name from pg_class where relnamespace = 'public'::regnamespace
      union all
      select typname from pg_type where typnamespace = 'public'::regnamespace
      union all
      select nspname from pg_namespace where nspname like 'records%'
      """;

  private Written() {}

  static void assertNone(String url) {
    try (Records records = Records.connect(url)) {
      assertThat(records.executeQuery(ALL)).isEmpty();
    }
  }
}
