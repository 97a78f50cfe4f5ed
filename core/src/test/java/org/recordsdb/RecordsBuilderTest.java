package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.error.ConfigException;

/** Settings in code: exact, and named by the method that was called. */
class RecordsBuilderTest {

  private static RecordsBuilder builder() {
    return Records.builder().url("testdb:d");
  }

  @Test
  void millisecondsCount() {
    assertThat(
            builder()
                .queryTimeout(Duration.ofMillis(300))
                .poolTimeout(Duration.ofMillis(1_900))
                .connectTimeout(Duration.ofMillis(59_999))
                .explain()
                .lines())
        .contains(
            "statement: at most 300 ms",
            "wait for a connection: at most 1.9 s",
            "connecting: at most 59.999 s");
    assertThat(builder().queryTimeout(Duration.ZERO).explain())
        .contains("statement: no time limit");
  }

  static Stream<Arguments> durations() {
    return Stream.of(
        duration("queryTimeout", RecordsBuilder::queryTimeout, Duration.ofDays(1)),
        duration("poolTimeout", RecordsBuilder::poolTimeout, Duration.ofHours(1)),
        duration("poolRecycle", RecordsBuilder::poolRecycle, Duration.ofDays(7)),
        duration("connectTimeout", RecordsBuilder::connectTimeout, Duration.ofMinutes(10)));
  }

  private static Arguments duration(
      String method, BiFunction<RecordsBuilder, Duration, RecordsBuilder> call, Duration longest) {
    return Arguments.of(method, call, longest);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("durations")
  void whatIsNotSupportedIsRefusedByTheNameOfTheMethod(
      String method, BiFunction<RecordsBuilder, Duration, RecordsBuilder> call, Duration longest) {
    assertThat(call.apply(builder(), longest).explain()).isNotEmpty();
    for (Duration bad :
        new Duration[] {
          Duration.ofNanos(1),
          Duration.ofMillis(-1),
          Duration.ofSeconds(-5),
          Duration.ofSeconds(31).plusNanos(1),
          longest.plusMillis(1),
          Duration.ofSeconds(Long.MAX_VALUE),
          Duration.ofSeconds(Long.MIN_VALUE)
        }) {
      assertThatThrownBy(() -> call.apply(builder(), bad).explain())
          .as("%s", bad)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(method + "(...) must be ")
          .hasMessageNotContaining("DB_");
    }
  }

  @Test
  void onlyAStatementMayHaveNoLimit() {
    for (RecordsBuilder zero :
        new RecordsBuilder[] {
          builder().poolTimeout(Duration.ZERO),
          builder().poolRecycle(Duration.ZERO),
          builder().connectTimeout(Duration.ZERO)
        }) {
      assertThatThrownBy(zero::explain).isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void everySettingInCodeIsNamedByItsMethodAndOthersByTheirVariable() {
    RecordsBuilder wrong =
        builder()
            .environment(Map.of("DB_CONNECT_TIMEOUT", "never", "DB_POOL_SIZE", "many"))
            .poolSize(0)
            .maxOverflow(-1)
            .schema(" ")
            .applicationName("");
    assertThatThrownBy(wrong::explain)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("poolSize(...) must be a whole number from 1 to 10000.")
        .hasMessageContaining("maxOverflow(...) must be a whole number from 0 to 10000.")
        .hasMessageContaining("schema(...) is set but empty")
        .hasMessageContaining("applicationName(...) is set but empty")
        .hasMessageContaining("DB_CONNECT_TIMEOUT must be 0.001 to 600 seconds");
  }

  @Test
  void misspeltVariablesAreToldWithTheNearestName() {
    assertThat(builder().environment(Map.of("DB_POOLSIZE", "5")).explain())
        .contains("DB_POOLSIZE: not known; did you mean DB_POOL_SIZE?");
  }

  @Test
  void aUrlThatIsNullIsToldAsSuch() {
    assertThatThrownBy(() -> Records.connect(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("The argument url must not be null.");
  }

  @Test
  void aTimeThatIsNullIsToldAsSuch() {
    assertThatThrownBy(() -> Records.builder().queryTimeout(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("The argument wait must not be null.");
  }

  @Test
  void aUrlThatIsEmptyOrWasNotGivenIsToldInTheWordsOfTheCaller() {
    assertThatThrownBy(() -> Records.connect(""))
        .hasMessageContaining("The database URL is empty; give one");
    assertThatThrownBy(() -> Records.builder().open())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Call url(..), or fromEnv()");
  }
}
