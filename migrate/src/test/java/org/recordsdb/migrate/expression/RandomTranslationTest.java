package org.recordsdb.migrate.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RandomTranslationTest extends OnTwoDatabases {

  private static final int CONDITIONS = 400;

  /** Of those that are made, most have a translation. */
  private static final int TRANSLATED = 250;

  @Test
  void conditionsOfSqliteMeanTheSameOnPostgres() throws SQLException {
    Translation translation = Translation.toPostgres(databases.postgresSyntax());
    int translated = 0;
    for (long seed = 0; seed < CONDITIONS; seed++) {
      String sqlite = new RandomExpressions(seed, false).condition(3);
      Optional<String> postgres = translation.condition(sqlite, TwoDatabases.table());
      if (postgres.isPresent()) {
        translated++;
        assertThat(databases.onPostgres(postgres.get()))
            .as(seed + ": " + sqlite + " became " + postgres.get())
            .isEqualTo(databases.onSqlite("((" + sqlite + ") <> 0)"));
      }
    }
    assertThat(translated).isGreaterThan(TRANSLATED);
  }

  @Test
  void conditionsOfPostgresMeanTheSameOnSqlite() throws SQLException {
    Translation translation = Translation.toSqlite(databases.sqliteSyntax());
    int translated = 0;
    for (long seed = 0; seed < CONDITIONS; seed++) {
      String postgres = new RandomExpressions(seed, true).condition(3);
      String printed = databases.printed(postgres);
      Optional<String> sqlite = translation.condition(printed, TwoDatabases.table());
      if (sqlite.isPresent()) {
        translated++;
        assertThat(databases.onSqlite(sqlite.get()))
            .as(seed + ": " + printed + " became " + sqlite.get())
            .isEqualTo(databases.onPostgres(postgres));
      }
    }
    assertThat(translated).isGreaterThan(TRANSLATED);
  }
}
