package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.error.ConfigException;

/** Who does what a refusal says goes on from there, and nothing runs twice. */
class StampAdviceTest {

  private static final Pattern STAMP = Pattern.compile("stamp (?:it|the database) with (\\S+)\\.");

  @TempDir Path directory;

  private Folder three() {
    return Folder.in(directory)
        .with("V1__one.sql", "create table one (id integer not null primary key);")
        .with("V2__two.sql", "create table two (id integer not null primary key);")
        .with("V10__ten.sql", "create table ten (id integer not null primary key);");
  }

  /** The version that the refusal names. */
  private static String advised(Migrations refusing, String problem) {
    ConfigException refusal = catchThrowableOfType(ConfigException.class, refusing::upgrade);
    assertThat(refusal).hasMessageContaining(problem);
    Matcher advice = STAMP.matcher(String.valueOf(refusal.getMessage()));
    assertThat(advice.find()).as(refusal.getMessage()).isTrue();
    return advice.group(1);
  }

  private static void assertAllApplied(Migrations migrations) {
    assertThat(migrations.history())
        .extracting(Migration::state)
        .containsOnly(Migration.State.APPLIED);
  }

  @ParameterizedTest
  @EnumSource
  void aChangedFileIsAcceptedAndTheLaterOnesStayApplied(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade();
    folder.with("V2__two.sql", "create table two (id bigint not null primary key);");
    Migrations changed = folder.on(url);
    String version = advised(changed, "The file of the migration 2 (two) was changed");
    assertThat(version).isEqualTo("10");
    changed.stamp(version);
    assertAllApplied(changed);
    assertThat(changed.upgrade()).isEmpty();
    folder.with("V11__eleven.sql", "create table eleven (id integer);");
    assertThat(folder.on(url).upgrade()).containsExactly("11");
    assertThat(folder.on(url).current()).contains("11");
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsGoneIsForgottenAndTheLaterOnesStayApplied(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade();
    Migrations missing = folder.without("V2__two.sql").on(url);
    missing.stamp(advised(missing, "The file of the migration 2 (two), which was applied, is not"));
    assertThat(missing.history()).extracting(Migration::version).containsExactly("1", "10");
    assertAllApplied(missing);
    assertThat(missing.upgrade()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theLatestFileThatIsGoneIsForgotten(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade();
    folder.without("V10__ten.sql").with("V11__eleven.sql", "create table eleven (id integer);");
    Migrations missing = folder.on(url);
    missing.stamp(advised(missing, "The file of the migration 10 (ten), which was applied, is"));
    assertThat(missing.upgrade()).containsExactly("11");
    assertAllApplied(missing);
  }

  @ParameterizedTest
  @EnumSource
  void theOnlyFileThatIsGoneIsForgotten(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade("1");
    Migrations missing = folder.without("V1__one.sql").on(url);
    String version = advised(missing, "The file of the migration 1 (one), which was applied, is");
    assertThat(version).isEqualTo("base");
    missing.stamp(version);
    assertThat(missing.upgrade()).containsExactly("2", "10");
  }

  /** What was never applied would be noted as applied by the stamp. */
  @ParameterizedTest
  @EnumSource
  void aFileThatWasNeverAppliedIsToldBeforeOneThatWasChanged(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade();
    folder.with("V2__two.sql", "create table two (id bigint not null primary key);");
    Migrations late = folder.with("V3__late.sql", "create table late (id integer);").on(url);
    assertThatThrownBy(late::upgrade).hasMessageContaining("The migration 3 (late) was never");
    folder.without("V3__late.sql").with("V11__late.sql", "create table late (id integer);");
    Migrations changed = folder.on(url);
    changed.stamp(advised(changed, "The file of the migration 2 (two) was changed"));
    assertThat(changed.upgrade()).containsExactly("11");
  }

  @ParameterizedTest
  @EnumSource
  void anOlderProgramIsNotAdvisedToTakeBackWhatANewerOneApplied(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade();
    folder.without("V10__ten.sql");
    folder.with("V2__two.sql", "create table two (id bigint not null primary key);");
    Migrations older = folder.on(url);
    String version = advised(older, "The file of the migration 2 (two) was changed");
    assertThatThrownBy(() -> older.stamp(version))
        .hasMessage("There is no migration of the version 10. The files are of 1, 2.");
    assertThat(older.current()).contains("10");
  }
}
