package org.recordsdb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ConfigException;

/** What is meant is told where a variable or an option is written as others have it. */
class ConfigHintsTest {

  private static void fails(Map<String, String> variables, String words) {
    assertThatThrownBy(() -> SettingsReader.read(variables, new TestDialect()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("c4nary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABSE_URL", "DATABASE_ULR", "DATABASE_URI", "DATABASEURL", "DB_URL"})
  void aMisspeltUrlIsNamedWhereItIsMissing(String name) {
    fails(Map.of(name, "testdb:c4nary"), name + " is set: did you mean DATABASE_URL?");
    assertThat(VariableNames.meantAsUrl(List.of(name, "DATABASE_URL"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATA_DIR", "DB_HOST", "DATABASE_POOL", "TEST_DATABASE_URL"})
  void otherVariablesAreNot(String name) {
    assertThat(VariableNames.meantAsUrl(List.of(name))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "currentSchema, Give schema in its place.",
    "search_path, Give schema in its place.",
    "ssl, 'Give sslmode: verify-full, or require.'",
    "connect_timeout, Set DB_CONNECT_TIMEOUT.",
    "statement_timeout, Set DB_QUERY_TIMEOUT.",
    "connection_limit, Set DB_POOL_SIZE.",
    "ApplicationName, Give application_name in its place.",
  })
  void anOptionOfOthersIsToldWithOurs(String option, String words) {
    fails(Map.of("DATABASE_URL", "testdb://h/d?" + option + "=c4nary"), words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"testdb:c4nary\"", "'testdb:c4nary'"})
  void quotesAroundTheUrlAreNamed(String url) {
    fails(Map.of("DATABASE_URL", url), "it begins with a quote");
  }
}
