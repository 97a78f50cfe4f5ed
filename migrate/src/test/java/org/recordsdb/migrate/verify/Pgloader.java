package org.recordsdb.migrate.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.postgres.Prerequisite;

/**
 * What pgloader makes of an SQLite file with its own defaults.
 *
 * @param command how it ended
 * @param lost rows that are in the file and not in the tables that it made
 * @param missing tables of the file that it did not make
 */
record Pgloader(Command command, long lost, List<String> missing) {

  static Pgloader load(Path file, Map<String, Long> rows, String to)
      throws IOException, InterruptedException {
    Command command =
        Command.run(
            List.of(program(), "sqlite://" + file, to.replaceFirst("^postgresql:", "pgsql:")));
    Map<String, Long> found = found(to);
    long lost = 0;
    for (Map.Entry<String, Long> table : rows.entrySet()) {
      Long stored = found.get(table.getKey().toLowerCase(Locale.ROOT));
      lost += Math.max(0, table.getValue() - (stored == null ? 0 : stored));
    }
    List<String> missing =
        rows.keySet().stream()
            .filter(table -> !found.containsKey(table.toLowerCase(Locale.ROOT)))
            .toList();
    return new Pgloader(command, lost, missing);
  }

  private static String program() {
    return Prerequisite.PGLOADER.path().toString();
  }

  /** The rows of each table; pgloader writes their names in lower case. */
  private static Map<String, Long> found(String url) {
    Map<String, Long> found = new TreeMap<>();
    try (Records records = Records.connect(url)) {
      List<Row> tables =
          records.executeQuery(
              "select tablename as name, format('%I.%I', schemaname, tablename) as quoted from pg_tables"
                  + " where schemaname not in ('pg_catalog', 'information_schema')");
      for (Row table : tables) {
        String count = "select count(*) as n from " + table.getString("quoted");
        String name = String.valueOf(table.getString("name")).toLowerCase(Locale.ROOT);
        found.merge(name, records.executeQuery(count).get(0).getLong("n"), Long::sum);
      }
    }
    return found;
  }

  static String version() throws IOException, InterruptedException {
    return Command.run(List.of(program(), "--version"))
        .output()
        .lines()
        .findFirst()
        .orElse("")
        .replace("\"", "");
  }

  /** For a cell of a table. */
  String text() {
    String ended = command.code() == -1 ? "does not end" : "exit " + command.code();
    return ended
        + (lost == 0 ? "" : ", **" + count(lost, "row") + " lost**")
        + (missing.isEmpty() ? "" : ", " + count(missing.size(), "table") + " missing");
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
