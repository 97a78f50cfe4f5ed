package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * The files of one location, put in order: {@code V2__add_owner.sql} each, and {@code
 * U2__add_owner.sql} to undo it. A file for one database, {@code V2__add_owner.sqlite.sql}, takes
 * the place of the portable one there.
 */
final class MigrationFolder {

  private static final Pattern NAME =
      Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)__(\\w+)(?:\\.(sqlite|postgres))?\\.sql");

  private static final Map<String, String> ENDINGS =
      Map.of("sqlite", "sqlite", "postgresql", "postgres");

  private final @Nullable String own;
  private final Map<MigrationVersion, Found> up = new TreeMap<>();
  private final Map<MigrationVersion, Found> down = new TreeMap<>();

  /** All files that apply a version, on this database or on another. */
  private final Map<MigrationVersion, List<MigrationFile>> everywhere = new TreeMap<>();

  private MigrationFolder(String dialect) {
    this.own = ENDINGS.get(dialect);
  }

  private record Found(String description, MigrationFile file) {}

  /** The migrations of these files for this dialect, in the order of their versions. */
  static List<MigrationScript> scripts(List<MigrationFile> files, String dialect) {
    MigrationFolder folder = new MigrationFolder(dialect);
    files.forEach(folder::add);
    return folder.scripts();
  }

  private void add(MigrationFile file) {
    Matcher matcher = NAME.matcher(file.name());
    if (file.name().startsWith("R__")) {
      throw problem(
          "The file "
              + file.name()
              + " is a repeatable migration, and there are none here. Give it a version, as in"
              + " V2__view.sql, and each change of it another.");
    }
    if (!matcher.matches()) {
      throw problem(
          "The file "
              + file.name()
              + " is named like no migration. Names are V1__what_it_does.sql, U1__what_it_does.sql"
              + " to undo it, and .sqlite.sql or .postgres.sql at the end for one database only;"
              + " a version has digits divided by points, and what it does letters of ASCII, digits"
              + " and _.");
    }
    String database = matcher.group(4);
    boolean applies = matcher.group(1).equals("V");
    MigrationVersion version = MigrationVersion.fromVersion(matcher.group(2).replace('_', '.'));
    if (applies) {
      everywhere.computeIfAbsent(version, none -> new ArrayList<>()).add(file);
    }
    if (database == null || database.equals(own)) {
      String description = matcher.group(3).replace('_', ' ');
      (applies ? up : down).merge(version, new Found(description, file), this::preferred);
    }
  }

  /** The one for this database; two of a kind are a mistake. */
  private Found preferred(Found one, Found other) {
    if (one.file().portable() == other.file().portable()) {
      boolean together = one.file().folder().equals(other.file().folder());
      throw problem(
          "The files "
              + (together ? one.file().name() : one.file().place())
              + " and "
              + (together ? other.file().name() : other.file().place())
              + " have the same version. Give one of them another"
              + (together ? "." : ", or take one of them off the class path."));
    }
    return one.file().portable() ? other : one;
  }

  private List<MigrationScript> scripts() {
    List<MigrationScript> scripts = new ArrayList<>();
    up.forEach(
        (version, found) -> {
          Found undo = down.remove(version);
          scripts.add(
              new MigrationScript(
                  version,
                  found.description(),
                  found.file(),
                  undo == null ? null : undo.file(),
                  others(version, found.file())));
        });
    for (Found undo : down.values()) {
      throw problem("The file " + undo.file().name() + " undoes a migration that is not there.");
    }
    return scripts;
  }

  private List<MigrationFile> others(MigrationVersion version, MigrationFile own) {
    return everywhere.getOrDefault(version, List.of()).stream()
        .filter(file -> !file.equals(own))
        .toList();
  }

  private static RecordsException problem(String message) {
    return Failure.of(ErrorKind.CONFIG, message).exception();
  }
}
