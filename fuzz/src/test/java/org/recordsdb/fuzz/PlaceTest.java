package org.recordsdb.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.recordsdb.postgres.Prerequisite;
import org.recordsdb.postgres.TestPostgres;

/** What the places of random programs stand on. */
class PlaceTest {

  /** Where the machine has no such locale, the programs run all the same, sorted by ICU. */
  @Test
  void oneDatabaseSortsByTheMachinesAmericanEnglish() {
    assumeTrue(TestPostgres.isEmbedded(), "makes a database, on its own server only");
    try (Pair pair = Place.HIMALAYAN.open()) {
      String databases = pair.toString();
      if (databases.contains(Place.ICU_ENGLISH)) {
        throw Prerequisite.AMERICAN_ENGLISH.missing();
      }
      assertThat(databases).contains("PostgreSQL locale 'en_US.UTF-8'");
    }
  }
}
