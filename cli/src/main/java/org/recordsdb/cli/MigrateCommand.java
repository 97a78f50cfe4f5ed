package org.recordsdb.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.Migration;
import org.recordsdb.migrate.Migrations;
import org.recordsdb.spi.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code records migrate}: the schema's versions, by the files of a directory. */
@Command(name = "migrate", description = "Migrates the schema by the SQL files of a directory.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MigrateCommand {

  private static final String VERSION =
      "A version as in a file name, 2 or 2026.11.21; base is before the first.";

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;

  @Command(name = "current", description = "Prints the version of the schema.")
  int current(@Mixin MigrateOptions options) {
    String current = options.open().current().orElse(null);
    print(options, document("current", current), List.of(current == null ? "base" : current));
    return ExitCode.DONE;
  }

  @Command(
      name = "history",
      description =
          "Lists all migrations, of the directory and of the database, with their states.")
  int history(@Mixin MigrateOptions options) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    TextTable table = new TextTable(List.of("version", "state", "applied", "description"));
    for (Migration migration : options.open().history()) {
      Map<String, @Nullable Object> row = document("version", migration.version());
      row.put("state", migration.state().name());
      row.put(
          "applied_at", migration.appliedAt() == null ? null : migration.appliedAt().toString());
      row.put("description", migration.description());
      rows.add(row);
      table.add(row.values().stream().map(cell -> cell == null ? "" : cell.toString()).toList());
    }
    print(options, rows, rows.isEmpty() ? List.of("No migrations.") : table.lines());
    return ExitCode.DONE;
  }

  @Command(name = "upgrade", description = "Applies pending migrations, each in a transaction.")
  int upgrade(
      @Mixin MigrateOptions options,
      @Parameters(
              arity = "0..1",
              paramLabel = "VERSION",
              description = "The last version to apply. Default: all.")
          @Nullable String version) {
    Migrations migrations = options.open();
    List<String> applied = version == null ? migrations.upgrade() : migrations.upgrade(version);
    report(options, migrations, "applied", applied);
    return ExitCode.DONE;
  }

  @Command(
      name = "downgrade",
      description = "Undoes the migrations after a version, the last one first.")
  int downgrade(
      @Mixin MigrateOptions options,
      @Parameters(paramLabel = "VERSION", description = VERSION) String version) {
    Migrations migrations = options.open();
    report(options, migrations, "undone", migrations.downgrade(version));
    return ExitCode.DONE;
  }

  @Command(
      name = "stamp",
      description = "Marks the schema as being at a version, without running anything.")
  int stamp(
      @Mixin MigrateOptions options,
      @Parameters(paramLabel = "VERSION", description = VERSION) String version) {
    Migrations migrations = options.open();
    migrations.stamp(version);
    report(options, migrations, "stamped", List.of(version));
    return ExitCode.DONE;
  }

  private void report(
      MigrateOptions options, Migrations migrations, String done, List<String> versions) {
    String current = migrations.current().orElse(null);
    Map<String, @Nullable Object> document = document(done, versions);
    document.put("current", current);
    print(
        options,
        document,
        List.of(
            (versions.isEmpty()
                    ? "Nothing to do."
                    : done + ": " + String.join(", ", versions) + ".")
                + " The schema is at "
                + (current == null ? "base" : current)
                + "."));
  }

  private static Map<String, @Nullable Object> document(String name, @Nullable Object value) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put(name, value);
    return document;
  }

  private void print(MigrateOptions options, Object document, List<String> lines) {
    List<String> shown =
        options.json() ? List.of(JsonText.mapper().writeValueAsString(document)) : lines;
    shown.forEach(spec.commandLine().getOut()::println);
  }
}
