package org.recordsdb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ConfigException;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.HostPort;

class UrlParserTest {

  private static final String CANARY = "c4nary";

  @ParameterizedTest
  @CsvSource({
    "sqlite:app.db, app.db",
    "sqlite:data/app.db, data/app.db",
    "sqlite:/srv/app.db, /srv/app.db",
    "sqlite:///rel.db, rel.db",
    "sqlite:///data/rel.db, data/rel.db",
    "sqlite:////srv/abs.db, /srv/abs.db",
    "sqlite::memory:, :memory:",
    "sqlite:///:memory:, :memory:",
    "sqlite://, ''",
    "sqlite:, ''",
    "SQLite:app.db, app.db",
    "jdbc:sqlite:app.db, app.db",
    "JDBC:sqlite:app.db, app.db",
    "jdbc:sqlite::memory:, :memory:",
    "sqlite+aiosqlite:///rel.db, rel.db",
    "sqlite:my%20file.db, my file.db",
    "sqlite:what%3F%23.db, what?#.db",
    "sqlite:100%25.db, 100%.db",
    "sqlite:caf%C3%A9.db, café.db",
    "sqlite:café.db, café.db",
    "sqlite:plus+sign.db, plus+sign.db",
    "sqlite:me@work.db, me@work.db",
    "sqlite:C:/data/app.db, C:/data/app.db",
    "sqlite:C:/Users/me@work/app.db, C:/Users/me@work/app.db",
    "sqlite:///C:/data/app.db, C:/data/app.db",
    "sqlite:../up.db, ../up.db",
  })
  void fileIsWhatFollowsTheScheme(String url, String file) {
    DatabaseUrl parsed = UrlParser.parse(url);
    assertThat(parsed.scheme()).isEqualTo("sqlite");
    assertThat(parsed.database()).isEqualTo(file);
    assertThat(parsed.hosts()).isEmpty();
    assertThat(parsed.user()).isNull();
    assertThat(parsed.password()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://u:p@h:5433/d, postgres",
    "postgresql://u:p@h:5433/d, postgresql",
    "postgresql+psycopg2://u:p@h:5433/d, postgresql",
    "postgresql+asyncpg://u:p@h:5433/d, postgresql",
    "POSTGRESQL://u:p@h:5433/d, postgresql",
    "jdbc:postgresql://u:p@h:5433/d, postgresql",
    "jdbc:postgresql://h:5433/d?user=u&password=p, postgresql",
  })
  void serverFormsMeanTheSame(String url, String scheme) {
    DatabaseUrl parsed = UrlParser.parse(url);
    assertThat(parsed.scheme()).isEqualTo(scheme);
    assertThat(parsed.hosts()).containsExactly(new HostPort("h", 5433));
    assertThat(parsed.user()).isEqualTo("u");
    assertThat(parsed.password()).isEqualTo("p");
    assertThat(parsed.database()).isEqualTo("d");
    assertThat(parsed.options()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "%40 @",
        "%3A :",
        "%2F /",
        "%25 %",
        "%2B +",
        "%23 #",
        "%3F ?",
        "%26 &",
        "%5B [",
        "%20 ' '",
        "%C3%BC ü",
        "%F0%9F%94%91 🔑",
        "+ +",
        "# #",
        "ü ü",
        ": :",
        "@ @",
        "! !",
        "%2525 %25",
        "%e2%82%ac €",
      })
  void passwordIsDecoded(String written, String meant) {
    DatabaseUrl parsed = UrlParser.parse("postgresql://user:a" + written + "b@host/db");
    assertThat(parsed.password()).isEqualTo("a" + meant + "b");
    assertThat(parsed.user()).isEqualTo("user");
    assertThat(parsed.hosts()).containsExactly(new HostPort("host", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://h/d, ,",
    "postgresql://u@h/d, u,",
    "postgresql://u:@h/d, u, ''",
    "postgresql://:p@h/d, , p",
    "postgresql://@h/d, ,",
    "postgresql://us%40er:p@h/d, us@er, p",
    "postgresql://postgres.ref:p@h/d, postgres.ref, p",
    "postgresql://u:p@h/d?user=other&password=other, u, p",
  })
  void loginMayBeInParts(String url, String user, String password) {
    DatabaseUrl parsed = UrlParser.parse(url);
    assertThat(parsed.user()).isEqualTo(user);
    assertThat(parsed.password()).isEqualTo(password);
    assertThat(parsed.options()).isEmpty();
  }

  @Test
  void optionsAreDecodedAndKeepTheirOrder() {
    DatabaseUrl parsed =
        UrlParser.parse(
            "postgresql://h/d?sslmode=verify-full&application_name=my%20app&schema=&z=a=b&&a=1");
    assertThat(parsed.options())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("application_name", "my app")
        .containsEntry("schema", "")
        .containsEntry("z", "a=b");
    assertThat(parsed.options().keySet())
        .containsExactly("sslmode", "application_name", "schema", "z", "a");
  }

  @Test
  void fileMayHaveOptions() {
    DatabaseUrl parsed = UrlParser.parse("sqlite:app.db?mode=ro&busy_timeout=5");
    assertThat(parsed.database()).isEqualTo("app.db");
    assertThat(parsed.options()).containsEntry("mode", "ro").containsEntry("busy_timeout", "5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty",
        "'   ' | empty",
        "' sqlite:app.db' | white space",
        "'sqlite:app.db ' | white space",
        "app.db | no scheme",
        ":memory: | no scheme",
        "jdbc: | no scheme",
        "1db:x | no scheme",
        "+psycopg2://h/d | no scheme",
        "postgresql+psycopg2//app:c4nary@h/d | no scheme",
        "postgresql://u%3Ac4nary@h/d | a colon stands in the user",
        "postgresql://h/d?user=u:c4nary | a colon stands in the user",
        "postgresql://h/d?schema=x//u:c4nary%40h | a password stands where none is read",
        "sqlite+x//app:c4nary@h/d | no scheme",
        "postgresql:/$u:c4nary@h/d | a login stands in it without //",
        "postgresql::c4nary@h/d | a login stands in it without //",
        "postgresql:%41b:c4nary@h/d | a login stands in it without //",
        "postgresql://u:p@h:0/d | port",
        "postgresql://u:p@h:65536/d | port",
        "postgresql://u:p@h:-1/d | port",
        "postgresql://u:p@h:+1/d | port",
        "postgresql://u:p@h:/d | port",
        "postgresql://u:p@h:port/d | port",
        "postgresql://u:p@h:99999999999/d | port",
        "postgresql://h:1:2/d | port",
        "postgresql://u:p@::1/d | host name is empty",
        "postgresql://u:p@a,,b/d | host name is empty",
        "postgresql://u:p@[]/d | host name is empty",
        "postgresql://u:p@/d | no host",
        "postgresql://u@ | no host",
        "postgresql://u:p@[::1/d | bracket",
        "postgresql://u:p@[::1]x/d | bracket",
        "postgresql://u:p@[::1]x:5432/d | bracket",
        "postgresql://h/d?sslmode=a&sslmode=b | sslmode is given twice",
        "postgresql://h/d?sslmode | name=value",
        "postgresql://h/d?=x | name=value",
        "postgresql://u:100%@h/d | hexadecimal",
        "postgresql://u:%4@h/d | hexadecimal",
        "postgresql://u:%zz@h/d | hexadecimal",
        "postgresql://u:%FF@h/d | UTF-8",
        "postgresql://u:%00@h/d | U+0000",
        "sqlite:a%00.db | U+0000",
        "postgresql://u:a/b@h/d | percent-encode",
        "postgresql://u:a?b@h/d | percent-encode",
        "postgresql://u:1?b=c@h/d | percent-encode",
        "postgresql:u:p@h/d | //",
        "postgresql:/u:p@h/d | //",
      })
  void badUrlSaysWhatIsWrong(String url, String problem) {
    assertThatThrownBy(() -> UrlParser.parse(url))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("The database URL can't be read: ")
        .hasMessageContaining(problem);
  }

  @Test
  void aNulIsRefusedAlsoWhereItIsNotEncoded() {
    assertThatThrownBy(() -> UrlParser.parse("postgresql://u\0options:p@h/d"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("U+0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:" + CANARY + "@h:port/d",
        "postgresql://u:" + CANARY + "%@h/d",
        "postgresql://u:%zz" + CANARY + "@h/d",
        "postgresql://u:%FF" + CANARY + "@h/d",
        "postgresql://u:a/" + CANARY + "@h/d",
        "postgresql://u:" + CANARY + "/b@h/d",
        "postgresql://u:" + CANARY + "?x=b@h/d",
        "postgresql://u:1?" + CANARY + "=b@h/d",
        "postgresql://u:1?" + CANARY + "=1&" + CANARY + "=b@h/d",
        "postgresql://u:" + CANARY + "@[::1/d",
        "postgresql://u:" + CANARY + "@h,,i/d",
        "postgresql://u:[" + CANARY + "@h:x/d",
        "postgresql://u:" + CANARY + "@h/d?a=1&a=2",
        "postgresql://u:" + CANARY + "@/d",
        "postgresql://u:" + CANARY,
        "postgresql://" + CANARY + ":" + CANARY,
        "postgresql:u:" + CANARY + "@h/d",
        "postgresql:/u:" + CANARY + "@h/d",
        "//u:" + CANARY + "@h/d",
        " postgresql://u:" + CANARY + "@h/d",
        "u:" + CANARY + "@h/d ",
        "postgresql://h:0/d?password=" + CANARY,
        "postgresql://h/d?password=" + CANARY + "&password=" + CANARY,
        "postgresql://h/d?password=" + CANARY + "%",
        "postgresql://h/d?" + CANARY,
      })
  void noMessageShowsThePassword(String url) {
    ConfigException thrown =
        catchThrowableOfType(ConfigException.class, () -> UrlParser.parse(url));
    assertThat(thrown).as(url).isNotNull().hasNoCause();
    assertThat(thrown.getMessage()).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:" + CANARY + "@h/d",
        "postgresql://:" + CANARY + "@h/d",
        "postgresql://u:a@" + CANARY + "@h/d",
        "postgresql://u:a:" + CANARY + "@h/d",
        "postgresql://h/d?user=u&password=" + CANARY,
        "postgresql://h/d?token=" + CANARY,
        "sqlite:app.db?key=" + CANARY,
      })
  void parsedUrlDoesNotShowThePassword(String url) {
    assertThat(UrlParser.parse(url).toString()).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://h/db;password=c4nary",
        "postgresql://h/db#password=c4nary",
        "postgresql://h/db%3Fpassword=c4nary",
        "postgresql://h;password=c4nary/db",
        "postgresql://me;password=c4nary@h/db",
        "postgresql://h/db?PASSWORD=c4nary",
        "postgresql://h/db?Pwd=c4nary",
        "postgresql://h/db?user=me;password=c4nary",
        "postgresql://h/db?schema=s;PassWord%20=c4nary",
        "postgresql://h/db?application_name=a#passwd=c4nary",
        "postgresql://h/db?sslpassword=c4nary",
        "sqlite:app.db;password=c4nary",
        "sqlite:app.db#password=c4nary",
        "sqlite:file:app.db%3Fpassword=c4nary",
        "sqlite:app.db?mode=rw;pass%77ord=c4nary",
        "postgresql://h/db?pass%77ord=c4nary",
        "postgresql://h/db?ssl%6Dode=c4nary",
      })
  void aPasswordInAnotherPlaceIsRejectedAndNotShown(String url) {
    assertThatThrownBy(() -> UrlParser.parse(url))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("The database URL can't be read: ")
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void aPasswordMayHaveTheNameOfOne() {
    DatabaseUrl url = UrlParser.parse("postgresql://me:a;password=b@h/db?schema=passwords");
    assertThat(url.password()).isEqualTo("a;password=b");
    assertThat(UrlParser.parse("postgresql://h/db?password=pwd%3D").password()).isEqualTo("pwd=");
  }
}
