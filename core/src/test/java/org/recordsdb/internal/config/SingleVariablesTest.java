package org.recordsdb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ConfigException;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.HostPort;

/** The URL that DB_HOST and the like stand for. */
class SingleVariablesTest {

  @ParameterizedTest
  @ValueSource(strings = {"DB_", "RELATIONAL_DB_"})
  void singleVariablesStandForTheUrl(String prefix) {
    DatabaseUrl url =
        read(
                prefix + "HOST", "db.example",
                prefix + "PORT", "6543",
                prefix + "NAME", "shop",
                prefix + "USER", "me",
                prefix + "PASSWORD", "p@ss:/w%",
                prefix + "SSL", "true")
            .connection()
            .url();
    assertThat(url.scheme()).isEqualTo("postgresql");
    assertThat(url.hosts()).containsExactly(new HostPort("db.example", 6543));
    assertThat(url.database()).isEqualTo("shop");
    assertThat(url.user()).isEqualTo("me");
    assertThat(url.password()).isEqualTo("p@ss:/w%");
    assertThat(url.options()).containsOnly(Map.entry("sslmode", "verify-full"));
  }

  @Test
  void singleVariablesHaveUsualValues() {
    DatabaseUrl url = read("DB_NAME", "shop").connection().url();
    assertThat(url.hosts()).containsExactly(new HostPort("localhost", 0));
    assertThat(url.user()).isNull();
    assertThat(url.password()).isNull();
    assertThat(url.options()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true, verify-full",
    "ON, verify-full",
    "no, disable",
    "0, disable",
    "require, require",
    "verify-ca, verify-ca",
    "Verify-Full, verify-full"
  })
  void sslIsAFlagOrAMode(String value, String mode) {
    assertThat(read("DB_HOST", "h", "DB_SSL", value).connection().url().options())
        .containsEntry("sslmode", mode);
  }

  @Test
  void sslOnThisMachineNeedsNoName() {
    assertThat(read("DB_HOST", "localhost", "DB_SSL", "true").connection().url().options())
        .containsEntry("sslmode", "require");
  }

  @Test
  void otherValuesOfSslAreRefusedWithTheAllowedOnes() {
    refused(
        "DB_SSL must be one of true, false, disable, allow, prefer, require, verify-ca, verify-full",
        "DB_HOST",
        "h",
        "DB_SSL",
        "maybe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1/db?socketFactory=org.example.Evil&x=",
        "vm/postgres?sslmode=disable&x=",
        "a,b",
        "h:5432",
        "user:pass@h",
        "[h]",
        "h h",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "256.1.1.1",
        "h#",
        "caf\u00e9.example",
        "..",
        "a..b",
        "-a",
        "relative/directory",
      })
  void aHostThatIsNoneIsRefusedWithoutShowingIt(String host) {
    for (String variable : new String[] {"DB_HOST", "RELATIONAL_DB_HOST"}) {
      assertThatThrownBy(() -> read(variable, host, "DB_NAME", "d"))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(variable + ": A host must be a DNS name")
          .hasMessageNotContaining(host + " ");
    }
  }

  @ParameterizedTest
  @CsvSource({"[::1], ::1", "::1, ::1", "10.0.0.7, 10.0.0.7", "my_db, my_db", "a.b., a.b."})
  void aHostIsANameOrAnAddress(String host, String meant) {
    assertThat(read("DB_HOST", host, "DB_NAME", "d").connection().url().hosts())
        .containsExactly(new HostPort(meant, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DB_NAME", "DB_USER", "DB_HOST", "DB_SCHEMA", "DB_APPLICATION_NAME", "DB_SSL"})
  void aPasswordInAnotherVariableIsRejectedAndNotShown(String variable) {
    Map<String, String> variables = new HashMap<>(Map.of("DB_HOST", "h", "DB_NAME", "d"));
    variables.put(variable, "d?sslmode=disable&PassWord=c4nary");
    assertThatThrownBy(() -> SettingsReader.read(variables, null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(variable + " has a password in it")
        .hasMessageContaining("DB_PASSWORD")
        .hasMessageNotContaining("c4nary");
  }

  @ParameterizedTest
  @CsvSource({
    "DB_NAME, postgresql://u:c4nary@h/db",
    "DB_SCHEMA, postgresql://u:c4nary@h/db",
    "DB_APPLICATION_NAME, x//u:c4nary@h",
    "DB_USER, app:c4nary",
    "RELATIONAL_DB_USER, app:c4nary"
  })
  void aLoginInAnotherVariableIsRejectedAndNotShown(String variable, String login) {
    Map<String, String> variables = new HashMap<>(Map.of("DB_HOST", "h", "DB_NAME", "d"));
    variables.put(variable, login);
    assertThatThrownBy(() -> SettingsReader.read(variables, null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(variable + " has a password in it")
        .hasMessageNotContaining("c4nary");
  }

  @Test
  void noVariableHasTheCharacterThatEndsATextOfTheServer() {
    for (String variable :
        new String[] {"DB_NAME", "DB_USER", "DB_PASSWORD", "DB_SCHEMA", "DB_APPLICATION_NAME"}) {
      refused(
          variable + " has the character U+0000", "DB_HOST", "h", variable, "x\0options\0-c a=b");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sqlite, sqlite",
    "SQLite, sqlite",
    "postgresql, postgresql",
    "postgres, postgresql",
    "supabase, postgresql",
    "rds, postgresql",
    "aurora, postgresql",
  })
  void providerSaysWhichDatabaseTheSingleVariablesMean(String provider, String scheme) {
    DatabaseUrl url =
        read("RELATIONAL_DB_PROVIDER", provider, "RELATIONAL_DB_NAME", "app.db").connection().url();
    assertThat(url.scheme()).isEqualTo(scheme);
    assertThat(url.database()).isEqualTo("app.db");
  }

  @Test
  void unknownProviderIsNotTakenForPostgres() {
    refused(
        "DB_PROVIDER must be one of sqlite, postgresql, postgres, supabase, rds, aurora, aws.",
        "DB_PROVIDER",
        "oracle",
        "DB_HOST",
        "h");
    refused("RELATIONAL_DB_PROVIDER must be", "RELATIONAL_DB_PROVIDER", "mysql", "DB_HOST", "h");
    refused("DB_PROVIDER must be", "DB_PROVIDER", "mysql", "DB_HOST", "h");
  }

  @Test
  void sqliteNeedsTheNameOfItsFile() {
    refused("DB_NAME is not set", "DB_PROVIDER", "sqlite", "DB_HOST", "h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "5432 ", "-1", "http", "٥٤٣٢", "５４３２"})
  void badPortNamesItsVariable(String port) {
    refused("DB_PORT must be a whole number from 1 to 65535.", "DB_HOST", "h", "DB_PORT", port);
    refused("RELATIONAL_DB_PORT must be", "DB_HOST", "h", "RELATIONAL_DB_PORT", port);
  }

  @Test
  void badPartsAreToldTogether() {
    String[] bad = {"DB_HOST", "h", "DB_PORT", "x", "DB_PASSWORD", "", "DB_POOL_SIZE", "-1"};
    refused("DB_PORT must be", bad);
    refused("DB_PASSWORD is set but empty", bad);
    refused("DB_POOL_SIZE must be", bad);
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
