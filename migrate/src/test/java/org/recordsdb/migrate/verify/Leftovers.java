package org.recordsdb.migrate.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.recordsdb.Records;

/** What a finished copy should have taken away from beside its target. */
final class Leftovers {

  private Leftovers() {}

  /** What is still there, by name; of a file, in its whole directory. */
  static List<String> of(String url) throws IOException {
    String file = "sqlite:";
    return url.startsWith(file)
        ? files(Path.of(url.substring(file.length())).getParent())
        : remembered(url);
  }

  /** Files that are no databases, nor SQLite's own beside one; that of the lock stays. */
  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.matches("[^-]+\\.db(-wal|-shm|-migrate)?"))
          .toList();
    }
  }

  /** The schema that is copied into, and the notes of a copy that is not finished. */
  private static List<String> remembered(String url) {
    try (Records records = Records.connect(url)) {
      return records
          .executeQuery(
              "select nspname::text as name from pg_namespace where nspname = 'records_copy'"
                  + " union all select origin from records_copy_state.run"
                  + " union all select table_name from records_copy_state.progress")
          .stream()
          .map(row -> row.getString("name"))
          .toList();
    }
  }
}
