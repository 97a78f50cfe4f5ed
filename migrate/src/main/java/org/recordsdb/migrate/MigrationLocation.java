package org.recordsdb.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.recordsdb.error.RecordsException;

/**
 * Where migrations are: a directory, or a folder of the class path. Folders below it are not looked
 * at.
 */
final class MigrationLocation {

  private static final String CLASS_PATH = "classpath:";

  /** One letter alone is a drive of Windows. */
  private static final Pattern PREFIX = Pattern.compile("([A-Za-z][\\w*+.-]+:).*");

  private MigrationLocation() {}

  /** The files of SQL at a location as users write it, in the order of their names. */
  static List<MigrationFile> files(String location) {
    if (location.startsWith(CLASS_PATH)) {
      String path = location.substring(CLASS_PATH.length());
      return some("folder " + path + " of the class path", ClassPathFolder.files(path));
    }
    Matcher prefix = PREFIX.matcher(location);
    if (prefix.matches()) {
      throw Refusals.refused(
          "The location "
              + location
              + " of the migrations begins with "
              + prefix.group(1)
              + ", which means nothing here. Write classpath: before a folder of the class path, as"
              + " in classpath:db/migration, and nothing before a directory.");
    }
    try {
      return files(Path.of(location));
    } catch (InvalidPathException e) {
      throw missing(location);
    }
  }

  /** The files of SQL in a directory, in the order of their names. */
  static List<MigrationFile> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw missing(directory.toAbsolutePath().toString());
    }
    return some("directory " + directory, inDirectory(directory));
  }

  /** The files of SQL in a directory, if there are any. */
  static List<MigrationFile> inDirectory(Path directory) {
    List<MigrationFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.filter(each -> !Files.isDirectory(each)).toList()) {
        String name = String.valueOf(path.getFileName());
        if (isSql(name)) {
          if (!Files.isRegularFile(path)) {
            throw Refusals.refused(
                "The migration "
                    + name
                    + " is not a regular file. Put the file itself into the directory "
                    + directory
                    + ".");
          }
          files.add(MigrationFile.of(directory.toString(), name, Files.readAllBytes(path)));
        }
      }
      return files;
    } catch (IOException e) {
      throw Refusals.refused(
          "The migrations in the directory "
              + directory
              + " can't be read. Check the permissions of the directory and its files.");
    }
  }

  /** True for the name of a migration, or of what must be one. */
  static boolean isSql(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".sql");
  }

  private static List<MigrationFile> some(String location, List<MigrationFile> files) {
    if (files.isEmpty()) {
      throw Refusals.refused(
          "The "
              + location
              + " has no migrations. Their names end in .sql, and folders below are not looked"
              + " at.");
    }
    return files.stream()
        .sorted(Comparator.comparing(MigrationFile::name).thenComparing(MigrationFile::folder))
        .toList();
  }

  private static RecordsException missing(String directory) {
    return Refusals.refused(
        "There is no directory "
            + directory
            + " of migrations. Check its path; a folder of the class path is written"
            + " classpath:db/migration.");
  }
}
