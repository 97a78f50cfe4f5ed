package org.recordsdb.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.examples.pipeline.Entity.Kind.CODE;
import static org.recordsdb.examples.pipeline.Entity.Kind.EMAIL;
import static org.recordsdb.examples.pipeline.Entity.Kind.TERM;
import static org.recordsdb.examples.pipeline.Entity.Kind.URL;

import org.junit.jupiter.api.Test;

class EntityExtractorTest {

  @Test
  void severalCapitalisedWordsAreATerm() {
    assertThat(
            EntityExtractor.mentions("we moved to Embedded PostgreSQL last May, said Élodie Öz."))
        .containsExactly(new Mention(TERM, "Embedded PostgreSQL"), new Mention(TERM, "Élodie Öz"));
  }

  @Test
  void singleWordsAndWordsOfTwoLinesAreNone() {
    assertThat(EntityExtractor.mentions("Records is here.\nBerlin\nLisbon. X Y")).isEmpty();
  }

  @Test
  void leadingStopWordsAreNoPart() {
    assertThat(EntityExtractor.mentions("The Connection Pool. If The Database. When Maven Central"))
        .containsExactly(new Mention(TERM, "Connection Pool"), new Mention(TERM, "Maven Central"));
  }

  @Test
  void identifiersBetweenBackticksAreCode() {
    assertThat(EntityExtractor.mentions("`Row.of()` and `batch-insert`, not `two words` nor `42`"))
        .containsExactly(new Mention(CODE, "Row.of"), new Mention(CODE, "batch-insert"));
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
    assertThat(EntityExtractor.mentions("`a` Maven Central `a`"))
        .containsExactly(
            new Mention(CODE, "a"), new Mention(TERM, "Maven Central"), new Mention(CODE, "a"));
  }

  @Test
  void overlongNamesAreNone() {
    assertThat(EntityExtractor.mentions("https://example.org/" + "x".repeat(400))).isEmpty();
  }
}
