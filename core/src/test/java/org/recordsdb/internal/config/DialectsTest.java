package org.recordsdb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ConfigException;
import org.recordsdb.spi.DatabaseUrl;

class DialectsTest {

  @Test
  void schemeChoosesTheDialect() {
    assertThat(Dialects.choose(url("testdb:x"))).isInstanceOf(TestDialect.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sqlite:app.db, org.recordsdb:records-dialect-sqlite",
    "postgresql://h/d, org.recordsdb:records-dialect-postgres",
    "postgres://h/d, org.recordsdb:records-dialect-postgres",
  })
  void missingModuleIsNamedByItsMavenCoordinates(String url, String coordinates) {
    assertThatThrownBy(() -> Dialects.choose(url(url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Add the dependency " + coordinates + " ")
        .hasMessageContaining("the service files of its dependencies were not merged")
        .hasMessageContaining("ServicesResourceTransformer");
  }

  @ParameterizedTest
  @CsvSource({
    "sqllite:app.db, Did you mean sqlite?",
    "postgress://h/d, Did you mean postgres?",
    "tesdb:x, Did you mean testdb?",
  })
  void unknownSchemeSuggestsTheNearest(String url, String suggestion) {
    assertThatThrownBy(() -> Dialects.choose(url(url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(suggestion)
        .hasMessageContaining("Known schemes: postgres, postgresql, sqlite, testdb.");
  }

  @Test
  void farSchemeSuggestsNothing() {
    assertThatThrownBy(() -> Dialects.choose(url("mongodb://u:c4nary@h/d")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mongodb")
        .hasMessageNotContaining("Did you mean")
        .hasMessageNotContaining("c4nary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C4nary://u@h", "c4nary:x", "jdbc:c4nary:x", "c4nary-1.s+x://u@h/d"})
  void aSchemeThatNobodyKnowsMayBeASecret(String url) {
    assertThatThrownBy(() -> Dialects.choose(url(url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has an unknown scheme, which no dialect")
        .hasMessageNotContaining("c4nary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb", "https", "oracle", "mongodb", "mysq"})
  void aSchemeOfOthersIsNamed(String scheme) {
    assertThatThrownBy(() -> Dialects.choose(url(scheme + "://u@h/d")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has the scheme " + scheme + ", which no dialect");
  }

  @Test
  void knownOptionsAreTaken() {
    DatabaseUrl url = url("testdb:x?schema=s&busy_timeout=5");
    assertThatCode(() -> Dialects.checkOptions(url, new TestDialect(), false))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "busy_timout, Did you mean busy_timeout?",
    "SSLMODE, Did you mean sslmode?",
    "socketFactory, ''",
    "sslfactory, ''",
    "authenticationPluginClassName, ''",
    "loggerFile, ''",
    "enable_load_extension, ''",
  })
  void unknownOptionIsNamedAndItsValueIsNot(String option, String suggestion) {
    DatabaseUrl url = url("testdb:x?" + option + "=c4nary");
    assertThatThrownBy(() -> Dialects.checkOptions(url, new TestDialect(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the option " + option + ", which test does not know.")
        .hasMessageContaining(suggestion)
        .hasMessageContaining("Known options: application_name, busy_timeout, schema, sslmode.")
        .hasMessageNotContaining("c4nary");
  }

  private static DatabaseUrl url(String text) {
    return UrlParser.parse(text);
  }
}
