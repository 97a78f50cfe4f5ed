package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.recordsdb.Records;
import org.recordsdb.error.ConfigException;
import org.recordsdb.internal.config.SettingsReader;

/** What the driver is told is what explain says, whatever stands in the configuration. */
class PostgresPropertiesTest {

  /** Those that load a class, or take away protection. */
  private static final List<PGProperty> DANGEROUS =
      List.of(
          PGProperty.SOCKET_FACTORY,
          PGProperty.SOCKET_FACTORY_ARG,
          PGProperty.SSL_FACTORY_ARG,
          PGProperty.SSL_HOSTNAME_VERIFIER,
          PGProperty.SSL_PASSWORD_CALLBACK,
          PGProperty.AUTHENTICATION_PLUGIN_CLASS_NAME,
          PGProperty.CONNECT_EXECUTOR,
          PGProperty.XML_FACTORY_FACTORY,
          PGProperty.SERVICE,
          PGProperty.OPTIONS,
          PGProperty.SSL);

  private static PostgresProperties of(Map<String, String> variables) {
    return new PostgresProperties(SettingsReader.read(variables, null).connection());
  }

  private static PostgresProperties of(String url) {
    return of(Map.of("DATABASE_URL", url));
  }

  /** As the driver itself reads what it is told. */
  private static Properties effective(PostgresProperties properties) {
    return Driver.parseURL("jdbc:postgresql://", properties.driver());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://u:p@h/d | h | 5432",
        "postgresql://u:p@a:1,b,[::1]:3/d | a,b,[::1] | 1,5432,3",
        "postgresql://u:p@[2001:db8::7]/d | [2001:db8::7] | 5432",
        "jdbc:postgresql://h:6543/d?user=u&password=p | h | 6543",
        "postgresql+psycopg2://u:p@10.0.0.7/d | 10.0.0.7 | 5432",
        "jdbc:postgresql:d?user=u&password=p | localhost | 5432",
      })
  void serversAreTheOnesOfTheUrl(String url, String hosts, String ports) {
    Properties told = effective(of(url));
    assertThat(PGProperty.PG_HOST.getOrDefault(told)).isEqualTo(hosts);
    assertThat(PGProperty.PG_PORT.getOrDefault(told)).isEqualTo(ports);
    assertThat(PGProperty.PG_DBNAME.getOrDefault(told)).isEqualTo("d");
    assertThat(PGProperty.USER.getOrDefault(told)).isEqualTo("u");
    assertThat(PGProperty.PASSWORD.getOrDefault(told)).isEqualTo("p");
  }

  /** Texts that are options to the driver where they stand in its URL. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "d?sslmode=disable",
        "d?socketFactory=org.example.Evil&socketFactoryArg=x",
        "a/b?sslmode=disable&x=",
        "100%",
        "%3Fsslmode%3Ddisable",
        "a&sslmode=disable",
        "#?&=%+ ,@[]",
        "../../x",
        "x' -c search_path=evil",
        "caf\u00e9"
      })
  void noNameIsTakenForAnOption(String name) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DB_HOST", "vm.example");
    for (String variable :
        List.of("DB_NAME", "DB_USER", "DB_PASSWORD", "DB_SCHEMA", "DB_APPLICATION_NAME")) {
      variables.put(variable, name);
    }
    PostgresProperties properties = of(variables);
    assertSafe(properties, name);
    String url =
        encoded(name).collect(Collectors.joining("%", "postgresql://%", ""))
            + encoded(name).collect(Collectors.joining("%", ":%", ""))
            + "@vm.example/"
            + encoded(name).collect(Collectors.joining("%", "%", ""))
            + "?application_name="
            + encoded(name).collect(Collectors.joining("%", "%", ""));
    assertSafe(of(url), name);
  }

  private static java.util.stream.Stream<String> encoded(String name) {
    byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return java.util.stream.IntStream.range(0, bytes.length)
        .mapToObj(i -> String.format("%02X", bytes[i]));
  }

  private static void assertSafe(PostgresProperties properties, String name) {
    Properties told = effective(properties);
    assertThat(PGProperty.PG_DBNAME.getOrDefault(told)).isEqualTo(name);
    assertThat(PGProperty.USER.getOrDefault(told)).isEqualTo(name);
    assertThat(PGProperty.PASSWORD.getOrDefault(told)).isEqualTo(name);
    assertThat(PGProperty.APPLICATION_NAME.getOrDefault(told)).isEqualTo(name);
    assertThat(PGProperty.PG_HOST.getOrDefault(told)).isEqualTo("vm.example");
    assertThat(PGProperty.SSL_MODE.getOrDefault(told)).isEqualTo("verify-full");
    assertThat(properties.explain())
        .containsEntry("server", "vm.example:5432")
        .containsEntry("database name", name)
        .containsEntry("encryption", "sslmode=verify-full, trusting the JDK's authorities");
    for (PGProperty property : DANGEROUS) {
      assertThat(told.containsKey(property.getName())).as(property.getName()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:p@vm%2Fpostgres%3Fsslmode%3Ddisable%26x%3D/db",
        "postgresql://u:p@h/db?host=vm%2Fpostgres%3Fsslmode%3Ddisable",
        "postgresql://u:p@h/db?host=/tmp",
        "postgresql://u:p@h/db?port=1",
        "postgresql:///db?host=evil",
        "postgresql://u:p@h/db?options=-c%20search_path%3Devil",
        "postgresql://u:p@h/db?sslfactory=org.example.Evil",
        "postgresql://u:p@h/db?SSLMODE=disable",
        "postgresql://u:p@h/db?PGHOST=evil",
        "postgresql://u:p@h/db?service=evil",
        "postgresql://u:p@h/db?ssl=false",
        "postgresql://%2Fvar%2Frun%2Fpostgresql/db",
        "jdbc:postgresql://h/db?socketFactory=org.example.Evil",
      })
  void whatIsNoHostOrNoOptionIsRefused(String url) {
    assertThatThrownBy(() -> Records.explain(url))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("Evil");
  }

  @Test
  void aSocketIsRefusedWithTheReason() {
    assertThatThrownBy(() -> Records.explain("postgresql://%2Fvar%2Frun%2Fpostgresql/db"))
        .hasMessageContaining("is a Unix socket, which the driver can't use");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sslmode=never | sslmode of the database URL must be one of disable, allow, prefer,"
            + " require,",
        "sslmode=Require | sslmode of the database URL must be one of",
        "sslmode= | sslmode of the database URL must be one of",
        "channel_binding=maybe | channel_binding of the database URL must be one of disable,"
            + " prefer,",
        "target_session_attrs=master | must be one of any, primary, read-write, standby,"
            + " read-only,",
        "pgbouncer=maybe | pgbouncer of the database URL must be one of transaction, session, no,",
        "pgbouncer=1 | pgbouncer of the database URL must be one of transaction, session, no,",
        "require_auth=scram | require_auth of the PostgreSQL URL must be one or several of none,",
        "require_auth= | require_auth",
        "require_auth=md5,md5 | require_auth",
        "require_auth=md5,!none | require_auth",
        "require_auth=!none,!password,!md5,!gss,!sspi,!scram-sha-256 | require_auth",
        "sslrootcert= | The option sslrootcert of the PostgreSQL URL names no file.",
        "sslrootcert=ca.crt&sslmode=prefer | sslrootcert of the PostgreSQL URL has no effect",
        "sslrootcert=ca.crt&sslmode=disable | sslrootcert of the PostgreSQL URL has no effect",
        "sslrootcert=system&sslmode=require | sslrootcert=system of the PostgreSQL URL has no",
        "sslcert=a.crt&sslmode=disable | sslcert or sslkey of the PostgreSQL URL has no effect",
        "sslcert=a.crt&sslkey=a.pk8 | sslcert and sslkey of the PostgreSQL URL need sslrootcert",
      })
  void aWrongValueIsToldBeforeConnectingWithTheAllowedOnes(String option, String message) {
    assertThatThrownBy(() -> Records.explain("postgresql://u@db.example/d?" + option))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "db.example | '' | verify-full",
        "localhost | '' | prefer",
        "127.0.0.1,db.example | '' | verify-full",
        "db.example | sslmode=require | require",
        "db.example | sslmode=require&sslrootcert=ca.crt | verify-ca",
        "db.example | sslmode=verify-ca&sslrootcert=ca.crt | verify-ca",
        "db.example | sslrootcert=ca.crt | verify-full",
        "localhost | sslrootcert=ca.crt | verify-full",
        "db.example | sslrootcert=system | verify-full",
        "db.example | sslmode=disable | disable",
      })
  void theModeIsNeverWeakerThanAskedFor(String host, String options, String mode) {
    PostgresProperties properties = of("postgresql://u@" + host + "/d?" + options);
    assertThat(PGProperty.SSL_MODE.getOrDefault(effective(properties))).isEqualTo(mode);
    assertThat(properties.explain().get("encryption")).startsWith("sslmode=" + mode);
  }

  @ParameterizedTest
  @CsvSource({
    "db.example, true, verify-full",
    "db.example, require, require",
    "db.example, false, disable",
    "localhost, true, require",
    "localhost, false, disable",
  })
  void theVariableOfTlsWeakensNothing(String host, String ssl, String mode) {
    PostgresProperties properties =
        of(Map.of("DB_HOST", host, "DB_NAME", "d", "DB_USER", "u", "DB_SSL", ssl));
    assertThat(PGProperty.SSL_MODE.getOrDefault(effective(properties))).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "aws-0-eu-central-1.pooler.supabase.com:6543, -, TRANSACTION",
        "aws-0-eu-central-1.pooler.supabase.com:5432, -, SESSION",
        "aws-0-eu-central-1.pooler.supabase.com, -, SESSION",
        "aws-0-eu-central-1.pooler.supabase.com:7000, -, UNKNOWN",
        "db.abc.supabase.co:6543, -, TRANSACTION",
        "db.abc.supabase.co, -, UNKNOWN",
        "'a.pooler.supabase.com:5432,b.pooler.supabase.com:6543', -, TRANSACTION",
        "'a.pooler.supabase.com:5432,db.example', -, UNKNOWN",
        "db.example, -, UNKNOWN",
        "db.example, transaction, TRANSACTION",
        "db.example, true, TRANSACTION",
        "db.example:6543, session, SESSION",
        "a.pooler.supabase.com:6543, no, NONE",
        "db.example, false, NONE",
      })
  void aPoolerIsKnownByItsHostAndPortOrByTheOption(String hosts, String option, Pooling pooling) {
    String options = option == null ? "" : "?pgbouncer=" + option;
    assertThat(of("postgresql://u:p@" + hosts + "/d" + options).pooling()).isEqualTo(pooling);
  }

  @ParameterizedTest
  @CsvSource({
    "TRANSACTION, true, true",
    "UNKNOWN, true, false",
    "SESSION, false, false",
    "NONE, false, false"
  })
  void anotherProcessProvesAPoolerOnlyWhereNothingElseIsKnown(
      Pooling pooling, boolean behindAnother, boolean behindTheSame) {
    assertThat(pooling.isByTransaction(true)).isEqualTo(behindAnother);
    assertThat(pooling.isByTransaction(false)).isEqualTo(behindTheSame);
  }

  @Test
  void withoutADatabaseItIsTheUsers() {
    assertThat(PGProperty.PG_DBNAME.getOrDefault(effective(of("postgresql://me@localhost"))))
        .isEqualTo("me");
    Properties none = effective(of("postgresql://localhost"));
    assertThat(PGProperty.PG_DBNAME.getOrDefault(none))
        .isEqualTo(PGProperty.USER.getOrDefault(none))
        .isNotEqualTo("null");
  }

  /** The driver reads the limit as a float and cuts it. */
  @Test
  void everyMillisecondOfTheConnectTimeoutReachesTheDriver() {
    for (int millis = 1; millis <= 600_000; millis += millis < 5_000 ? 1 : 997) {
      String told = timeout(millis);
      assertThat((long) (Float.parseFloat(told) * 1000)).as(told).isEqualTo(millis);
    }
    assertThat((long) (Float.parseFloat(timeout(600_000)) * 1000)).isEqualTo(600_000);
  }

  private static String timeout(int millis) {
    var settings = SettingsReader.read(Map.of("DATABASE_URL", "postgresql://u@h/d"), null);
    var connection = settings.connection();
    return PGProperty.LOGIN_TIMEOUT.getOrDefault(
        new PostgresProperties(
                new org.recordsdb.spi.ConnectionSettings(
                    connection.url(), null, "records", Duration.ofMillis(millis), false))
            .driver());
  }
}
