package org.recordsdb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misspelt variables are told, and those of others left alone. */
class VariableNamesTest {

  @ParameterizedTest
  @CsvSource({
    "DB_POOLSIZE, DB_POOL_SIZE",
    "DB_POOL_TIME_OUT, DB_POOL_TIMEOUT",
    "DB_QUERYTIMEOUT, DB_QUERY_TIMEOUT",
    "DB_READONLY, DB_READ_ONLY",
    "DB_PASSWD, DB_PASSWORD",
    "DB_USERNAME, DB_USER",
    "RELATIONAL_DB_HOSTS, RELATIONAL_DB_HOST",
    "RELATIONAL_DB_POOL_SIZE, DB_POOL_SIZE",
  })
  void aMisspeltNameHasItsNearest(String name, String meant) {
    assertThat(VariableNames.ignored(List.of(name)))
        .containsExactly(Map.entry(name, "not known; did you mean " + meant + "?"));
  }

  @Test
  void aPartOfTheUrlHasNoEffectBesideTheUrl() {
    assertThat(VariableNames.ignored(List.of("DB_SSL", "DATABASE_URL", "DB_SCHEMA")))
        .containsExactly(Map.entry("DB_SSL", "no effect, as DATABASE_URL is set"));
    assertThat(VariableNames.ignored(List.of("RELATIONAL_DB_HOST", "DB_HOST", "DB_SSL")))
        .containsExactly(Map.entry("RELATIONAL_DB_HOST", "no effect, as DB_HOST is set"));
  }

  @Test
  void aNameNearTheUrlsIsToldWhereTheUrlIsMissing() {
    assertThat(VariableNames.ignored(List.of("DATABASE_ULR"))).containsKey("DATABASE_ULR");
    assertThat(VariableNames.ignored(List.of("DATABASE_ULR", "DATABASE_URL"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_HOST",
        "DB_POOL_SIZE",
        "RELATIONAL_DB_PROVIDER",
        "DATABASE_URL",
        "DB_BACKUP_DIRECTORY",
        "DB_HOST_OF_THE_BACKUP",
        "DB_",
        "POOL_SIZE",
        "PATH"
      })
  void aRightNameOrSomebodyElsesIsNone(String name) {
    assertThat(VariableNames.ignored(List.of(name))).isEmpty();
  }

  @Test
  void theWarningIsLoggedWithoutTheValue() {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      SettingsReader.read(Map.of("DATABASE_URL", "testdb:d", "DB_PASWORD", "c4nary"), null);
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("The variable DB_PASWORD is ignored: not known; did you mean DB_PASSWORD?")
        .doesNotContain("c4nary");
  }
}
