package org.recordsdb.migrate.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.Offender;
import org.recordsdb.postgres.TestPostgres;

/**
 * Writes docs/copied-files.md: how every file of a folder is copied, next to what pgloader does
 * with it. {@code ./mvnw -Pfiles verify -pl migrate -am -Dfiles.data=FOLDER}, where FOLDER has
 * SQLite files in {@code sqlite} and scripts for psql in {@code postgres}.
 */
class FilesTable {

  private static final Path PAGE = Path.of("..", "docs", "copied-files.md");
  private static final double NANOS = 1e9;

  @TempDir Path directory;

  private final List<String> page = new ArrayList<>();

  @Test
  void write() throws IOException, InterruptedException, SQLException {
    Path data = Path.of(System.getProperty("files.data", ""));
    page.add("# Copied files");
    page.add("");
    page.addAll(introduction());
    sqlite(data.resolve("sqlite"));
    postgres(data.resolve("postgres"));
    Files.writeString(PAGE, String.join("\n", page) + "\n");
  }

  private static List<String> introduction() throws IOException, InterruptedException {
    String server;
    try (Records records = Records.connect(TestPostgres.url())) {
      server =
          records
              .executeQuery("select current_setting('server_version') as v")
              .get(0)
              .getString("v");
    }
    return List.of(
        "Made by `./mvnw -Pfiles verify -pl migrate -am -Dfiles.data=FOLDER`, with PostgreSQL "
            + server
            + " and "
            + Pgloader.version()
            + ".",
        "Each file is copied as it is. Where that is rejected, nothing is written, and the same file is copied with",
        "the first policy that covers what was found: `NULL`, then `QUARANTINE`. What has no translation is left out.",
        "After each copy the checksums of all columns are compared, and the judge, a script that shares no code with",
        "Records, compares both databases ([its rules](../migrate/src/test/judge/values.py)).",
        "");
  }

  private void sqlite(Path folder) throws IOException, InterruptedException, SQLException {
    page.add("## SQLite to PostgreSQL");
    page.add("");
    page.add("| file | tables | rows | copied | judge | seconds | pgloader |");
    page.add("|---|---|---|---|---|---|---|");
    for (SourceFile file : SourceFile.in(folder)) {
      Path path = file.copy(Files.createTempDirectory(directory, "file"));
      Map<String, Long> rows = SourceFile.rows(path);
      FileCopy copy = FileCopy.run("sqlite:" + path, TestPostgres.url());
      Pgloader pgloader = Pgloader.load(path, rows, TestPostgres.url());
      page.add(
          "| "
              + String.join(
                  " | ", file.name(), "" + rows.size(), sum(rows), outcome(copy), judge(copy))
              + " | "
              + seconds(copy)
              + " | "
              + pgloader.text()
              + " |");
    }
    page.add("");
  }

  private void postgres(Path folder) throws IOException, InterruptedException {
    page.add("## From PostgreSQL");
    page.add("");
    page.add("| file | to | tables | rows | copied | judge | seconds |");
    page.add("|---|---|---|---|---|---|---|");
    for (Path file : scripts(folder)) {
      String from = TestPostgres.url();
      Path script = directory.resolve("script.sql");
      Files.write(script, Files.readAllLines(file).stream().filter(FilesTable::isOfOne).toList());
      Command.psql(script, from);
      String name = file.getFileName().toString();
      add(name, "PostgreSQL", FileCopy.run(from, TestPostgres.url()));
      add(name, "SQLite", FileCopy.run(from, "sqlite:" + directory.resolve(name + ".db")));
    }
  }

  /** Scripts that make a database of their own are run in the one that is there. */
  private static boolean isOfOne(String line) {
    return !line.matches("(?i)(drop|create) database .*|\\\\c .*");
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private void add(String file, String to, FileCopy copy) {
    page.add(
        "| "
            + String.join(
                " | ",
                file,
                to,
                "" + copy.strict().tables().size(),
                thousands(copy.rows()),
                outcome(copy),
                judge(copy),
                seconds(copy))
            + " |");
  }

  /** Copied as it is, or rejected for what and copied how. */
  private static String outcome(FileCopy copy) {
    List<Offender> offenders = copy.strict().offenders();
    if (offenders.isEmpty() && copy.strict().copied()) {
      return "yes" + left(copy);
    }
    if (offenders.isEmpty()) {
      return "**" + copy.strict().outcome().name().toLowerCase(Locale.ROOT) + "**" + left(copy);
    }
    Offender first = offenders.get(0);
    String place =
        first.table()
            + (first.column().isEmpty() ? "" : "." + first.column())
            + (first.row().isEmpty() ? "" : " where " + row(first));
    String rejected =
        "rejected: %d %s, first `%s`: %s"
            .formatted(
                offenders.size(),
                offenders.size() == 1 ? "problem" : "problems",
                place,
                first.problem());
    return rejected
        + (copy.policy().equals("-") ? "" : "; yes under `" + copy.policy() + "`")
        + left(copy);
  }

  private static String row(Offender offender) {
    return offender.row().entrySet().stream()
        .map(key -> key.getKey() + " = " + key.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String left(FileCopy copy) {
    Map<String, Integer> kinds = FileCopy.left(copy.last());
    return kinds.isEmpty()
        ? ""
        : "; without "
            + kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " × " + kind.getKey())
                .collect(Collectors.joining(", "));
  }

  private static String judge(FileCopy copy) {
    if (copy.policy().equals("-")) {
      return "-";
    }
    boolean sums = copy.last().tables().stream().allMatch(CopyReport.Table::matches);
    return (copy.verdict().equal() ? "equal" : "**not equal**") + (sums ? "" : ", **sums differ**");
  }

  private static String seconds(FileCopy copy) {
    return "%.1f".formatted(copy.last().took().toNanos() / NANOS);
  }

  private static String sum(Map<String, Long> rows) {
    return thousands(rows.values().stream().mapToLong(Long::longValue).sum());
  }

  private static String thousands(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
