package org.recordsdb.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.recordsdb.examples.pipeline.Entity.Kind.CODE;
import static org.recordsdb.examples.pipeline.Entity.Kind.EMAIL;
import static org.recordsdb.examples.pipeline.Entity.Kind.FILE;
import static org.recordsdb.examples.pipeline.Entity.Kind.NAME;
import static org.recordsdb.examples.pipeline.Entity.Kind.URL;

import org.junit.jupiter.api.Test;

class EntityExtractorTest {

  @Test
  void severalCapitalisedWordsAreAName() {
    assertThat(EntityExtractor.mentions("we met Ada Lovelace last May, said Élodie Öz."))
        .containsExactly(new Mention(NAME, "Ada Lovelace"), new Mention(NAME, "Élodie Öz"));
  }

  @Test
  void aWordWithACapitalWithinIsAName() {
    assertThat(
            EntityExtractor.mentions("From SQLite to PostgreSQL, with jOOQ, HikariCP and JUnit."))
        .extracting(Mention::name)
        .containsExactly("SQLite", "PostgreSQL", "jOOQ", "HikariCP", "JUnit");
  }

  @Test
  void singleWordsAndWordsOfTwoLinesAreNone() {
    assertThat(EntityExtractor.mentions("Records is here.\nBerlin\nLisbon. X Y. JSON, IDs, URLs"))
        .isEmpty();
  }

  @Test
  void headingsInCapitalsAndOptionsOfCommandsAreNone() {
    assertThat(EntityExtractor.mentions("THE SOFTWARE IS PROVIDED; install -DskipTests")).isEmpty();
  }

  @Test
  void wordsOfSqlAndJavaAreNone() {
    assertThat(EntityExtractor.mentions("`NULL`, `Long`, `String`, `text`, `insert`, `jsonb`"))
        .isEmpty();
  }

  @Test
  void leadingStopWordsAreNoPart() {
    assertThat(EntityExtractor.mentions("The Connection Pool. If The Database. When Maven Central"))
        .containsExactly(new Mention(NAME, "Connection Pool"), new Mention(NAME, "Maven Central"));
  }

  @Test
  void filesAreFoundWithAndWithoutTheirFolders() {
    assertThat(
            EntityExtractor.mentions(
                "See [the guide](docs/cli.md#check), `V1__a.sqlite.sql`, pom.xml. Not file.unknown"))
        .containsExactly(
            new Mention(FILE, "docs/cli.md"),
            new Mention(FILE, "V1__a.sqlite.sql"),
            new Mention(FILE, "pom.xml"));
  }

  @Test
  void identifiersOfSeveralWordsBetweenBackticksAreCode() {
    assertThat(
            EntityExtractor.mentions(
                "`Row.of()`, `batch-insert`, `batchInsert` and `DB_URL`; not `two words`, `42`"))
        .extracting(Mention::kind, Mention::name)
        .containsExactly(
            tuple(CODE, "Row.of"),
            tuple(CODE, "batch-insert"),
            tuple(CODE, "batchInsert"),
            tuple(CODE, "DB_URL"));
  }

  @Test
  void urlEndsBeforeThePunctuationOfItsSentence() {
    assertThat(
            EntityExtractor.mentions(
                "See (https://example.org/a?b=c#d), [x](http://example.org/My Page)."))
        .containsExactly(
            new Mention(URL, "https://example.org/a?b=c#d"),
            new Mention(URL, "http://example.org/My"));
  }

  @Test
  void emailAddress() {
    assertThat(EntityExtractor.mentions("Write to ada.l+x@mail.example.org."))
        .containsExactly(new Mention(EMAIL, "ada.l+x@mail.example.org"));
  }

  @Test
  void everyMentionCounts() {
    assertThat(EntityExtractor.mentions("`a_x` Maven Central `a_x`"))
        .containsExactly(
            new Mention(CODE, "a_x"), new Mention(NAME, "Maven Central"), new Mention(CODE, "a_x"));
  }

  @Test
  void overlongNamesAreNone() {
    assertThat(EntityExtractor.mentions("https://example.org/" + "x".repeat(400))).isEmpty();
  }
}
