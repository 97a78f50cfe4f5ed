package org.recordsdb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ConfigException;
import org.recordsdb.spi.HostPort;

class SettingsReaderTest {

  private static final String CANARY = "c4nary";

  @Test
  void defaultsAreThoseOfTheDocumentation() {
    Settings settings = read("DATABASE_URL", "testdb://h/d");
    assertThat(settings.poolSize()).isEqualTo(10);
    assertThat(settings.maxOverflow()).isEqualTo(10);
    assertThat(settings.poolTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.poolRecycle()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.prePing()).isTrue();
    assertThat(settings.queryTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.connection().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.connection().readOnly()).isFalse();
    assertThat(settings.connection().schema()).isNull();
    assertThat(settings.connection().applicationName()).isEqualTo("records");
  }

  /** An & in a password begins what looks like one more option. */
  @Test
  void aPasswordIsNotToldAsAnUnknownOption() {
    String url = "testdb://h/d?password=a&c4nary=b";
    assertThatThrownBy(() -> read("DATABASE_URL", url))
        .hasMessageContaining("has an option, which test does not know. An & in the password is")
        .hasMessageNotContaining("c4nary");
    assertThatThrownBy(() -> read("DATABASE_URL", url + "&c4nary=d"))
        .hasMessageContaining("an option behind the password is given twice")
        .hasMessageNotContaining("c4nary");
    assertThatThrownBy(() -> read("DATABASE_URL", "testdb://h/d?password=a&busy_timout=1"))
        .hasMessageContaining("the option busy_timout, which test does not know.");
  }

  @Test
  void everyVariableIsRead() {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL", "testdb://h/d");
    variables.put("DB_POOL_SIZE", "20");
    variables.put("DB_MAX_OVERFLOW", "40");
    variables.put("DB_POOL_TIMEOUT", "5");
    variables.put("DB_POOL_RECYCLE", "60");
    variables.put("DB_POOL_PRE_PING", "false");
    variables.put("DB_CONNECT_TIMEOUT", "3");
    variables.put("DB_QUERY_TIMEOUT", "0");
    variables.put("DB_READ_ONLY", "TRUE");
    variables.put("DB_SCHEMA", "sales");
    variables.put("DB_APPLICATION_NAME", "billing");
    Settings settings = SettingsReader.read(variables, null);
    assertThat(settings.poolSize()).isEqualTo(20);
    assertThat(settings.maxOverflow()).isEqualTo(40);
    assertThat(settings.poolTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.poolRecycle()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.prePing()).isFalse();
    assertThat(settings.queryTimeout()).isZero();
    assertThat(settings.connection().connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.connection().readOnly()).isTrue();
    assertThat(settings.connection().schema()).isEqualTo("sales");
    assertThat(settings.connection().applicationName()).isEqualTo("billing");
  }

  @ParameterizedTest
  @CsvSource({
    "DB_POOL_SIZE, 1, 10000",
    "DB_MAX_OVERFLOW, 0, 10000",
  })
  void numbersAreTakenInTheirRangeOnly(String variable, int min, int max) {
    assertThat(read("DATABASE_URL", "testdb:d", variable, "" + min)).isNotNull();
    assertThat(read("DATABASE_URL", "testdb:d", variable, "" + max)).isNotNull();
    String message = variable + " must be a whole number from " + min + " to " + max + ".";
    String[] bad = {
      "" + (min - 1L), "" + (max + 1L), "-1", "10 ", " 10", "1e9", "5s", "1.5", "ten", "99999999999"
    };
    for (String value : bad) {
      refused(message, "DATABASE_URL", "testdb:d", variable, value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DB_POOL_TIMEOUT, 0.25, 3600, ''",
    "DB_POOL_RECYCLE, 30, 604800, ''",
    "DB_CONNECT_TIMEOUT, 0.001, 600, ''",
    "DB_QUERY_TIMEOUT, 0.001, 86400, '0 for no limit, or '",
  })
  void timesAreTakenInTheirRangeOnly(String variable, String min, String max, String zero) {
    assertThat(read("DATABASE_URL", "testdb:d", variable, min)).isNotNull();
    assertThat(read("DATABASE_URL", "testdb:d", variable, max)).isNotNull();
    assertThat(read("DATABASE_URL", "testdb:d", variable, "60.500")).isNotNull();
    String message =
        variable + " must be " + zero + min + " to " + max + " seconds, in whole milliseconds.";
    String[] bad = {
      "0.0001",
      "31.0005",
      max + ".001",
      "-1",
      "60 ",
      " 60",
      "6e1",
      "60s",
      "60.",
      ".5",
      "60,5",
      "sixty",
      "99999999999"
    };
    for (String value : bad) {
      refused(message, "DATABASE_URL", "testdb:d", variable, value);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, 300", "1.9, 1900", "2, 2000", "0.001, 1", "0.010, 10", "59.999, 59999"})
  void millisecondsCount(String seconds, long millis) {
    Settings settings =
        read(
            "DATABASE_URL",
            "testdb:d",
            "DB_QUERY_TIMEOUT",
            seconds,
            "DB_CONNECT_TIMEOUT",
            seconds,
            "DB_POOL_RECYCLE",
            "30.001");
    assertThat(settings.queryTimeout()).isEqualTo(Duration.ofMillis(millis));
    assertThat(settings.connection().connectTimeout()).isEqualTo(Duration.ofMillis(millis));
    assertThat(settings.poolRecycle()).isEqualTo(Duration.ofMillis(30_001));
  }

  @Test
  void whatWasGivenInCodeIsNamedByItsMethod() {
    assertThatThrownBy(
            () ->
                SettingsReader.read(
                    Map.of(
                        "DATABASE_URL", "testdb:d", "DB_POOL_TIMEOUT", "0.1", "DB_POOL_SIZE", "0"),
                    Map.of("DB_POOL_TIMEOUT", "poolTimeout(...)"),
                    new TestDialect()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("poolTimeout(...) must be 0.25 to 3600 seconds")
        .hasMessageContaining("DB_POOL_SIZE must be")
        .hasMessageNotContaining("DB_POOL_TIMEOUT");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "1, true", "YES, true", "on, true", "False, false", "0, false"})
  void flagsAreTakenInTheirUsualSpellings(String value, boolean meant) {
    Settings settings = read("DATABASE_URL", "testdb:d", "DB_READ_ONLY", value);
    assertThat(settings.connection().readOnly()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "true ", "2", "t"})
  void otherFlagsAreRefused(String value) {
    refused(
        "DB_POOL_PRE_PING must be true or false.",
        "DATABASE_URL",
        "testdb:d",
        "DB_POOL_PRE_PING",
        value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_URL",
        "DB_POOL_SIZE",
        "DB_READ_ONLY",
        "DB_SCHEMA",
        "DB_APPLICATION_NAME"
      })
  void emptyValueIsNotTakenForTheDefault(String variable) {
    Map<String, String> variables = new HashMap<>(Map.of("DATABASE_URL", "testdb:d"));
    variables.put(variable, "  ");
    assertThatThrownBy(() -> SettingsReader.read(variables, null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(variable + " is set but empty")
        .hasMessageNotContaining("is not set");
  }

  @Test
  void oneMessageTellsEveryProblem() {
    assertThatThrownBy(
            () ->
                read(
                    "DATABASE_URL", "testdb://u:" + CANARY + "@h:x/d",
                    "DB_POOL_SIZE", "0",
                    "DB_QUERY_TIMEOUT", "5s",
                    "DB_READ_ONLY", "maybe",
                    "DB_SCHEMA", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("DB_POOL_SIZE must be")
        .hasMessageContaining("DB_QUERY_TIMEOUT must be")
        .hasMessageContaining("DB_READ_ONLY must be")
        .hasMessageContaining("DB_SCHEMA is set but empty")
        .hasMessageContaining("The database URL can't be read")
        .hasMessageNotContaining(CANARY)
        .hasNoCause();
  }

  @Test
  void missingUrlSaysWhatToSetAndTellsTheOtherProblems() {
    refused("DATABASE_URL is not set.", "DB_POOL_SIZE", "0");
    refused("DB_POOL_SIZE must be", "DB_POOL_SIZE", "0");
    refused("sqlite:app.db");
  }

  @Test
  void urlWinsOverSingleVariablesAndShortNamesOverLongOnes() {
    assertThat(read("DATABASE_URL", "testdb://a/d", "DB_HOST", "b").connection().url().hosts())
        .containsExactly(new HostPort("a", 0));
    assertThat(read("DB_HOST", "a", "RELATIONAL_DB_HOST", "b").connection().url().hosts())
        .containsExactly(new HostPort("a", 0));
  }

  @Test
  void variablesWinOverOptionsOfTheUrl() {
    String url = "testdb://h/d?schema=one&application_name=two";
    Settings given = read("DATABASE_URL", url);
    assertThat(given.connection().schema()).isEqualTo("one");
    assertThat(given.connection().applicationName()).isEqualTo("two");
    Settings both = read("DATABASE_URL", url, "DB_SCHEMA", "x", "DB_APPLICATION_NAME", "y");
    assertThat(both.connection().schema()).isEqualTo("x");
    assertThat(both.connection().applicationName()).isEqualTo("y");
  }

  @Test
  void aUrlThatOnlyReadsMakesARecordsThatOnlyReads() {
    String url = "testdb:d?busy_timeout=read";
    assertThat(read("DATABASE_URL", url).connection().readOnly()).isTrue();
    assertThat(Explanation.of(read("DATABASE_URL", url))).contains("access: reads only");
    assertThat(read("DATABASE_URL", "testdb:d").connection().readOnly()).isFalse();
  }

  @Test
  void settingsDoNotShowSecrets() {
    assertThat(read("DATABASE_URL", "testdb://me:" + CANARY + "@h/d").toString())
        .contains("me:***@h")
        .doesNotContain(CANARY);
    assertThat(read("DB_HOST", "h", "DB_USER", "me", "DB_PASSWORD", CANARY).toString())
        .doesNotContain(CANARY);
  }

  /** With the test's dialect, whatever the scheme. */
  private static Settings read(String... namesAndValues) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return SettingsReader.read(variables, new TestDialect());
  }

  private static void refused(String problem, String... namesAndValues) {
    assertThatThrownBy(() -> read(namesAndValues))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }
}
