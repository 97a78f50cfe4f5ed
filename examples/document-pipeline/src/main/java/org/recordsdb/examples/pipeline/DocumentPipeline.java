package org.recordsdb.examples.pipeline;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.recordsdb.Records;
import org.recordsdb.RecordsBuilder;
import org.recordsdb.error.RecordsException;
import org.recordsdb.s3.DocumentUrls;

/**
 * The program: {@code DocumentPipeline [folder]}. It runs on the database that {@code DATABASE_URL}
 * names, or on an SQLite file of its own; {@code DOCUMENT_BASE_URL} says where readers find the
 * documents. Documents that fail are reported, and are no failure of the program.
 */
public final class DocumentPipeline {

  private static final String USAGE = "Usage: document-pipeline [folder]";

  private DocumentPipeline() {}

  /** Runs the pipeline; a failure gives one line and the exit code 1, wrong arguments 2. */
  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    int code =
        run(List.of(args), environment, Defaults.database(environment), System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(
      List<String> args,
      Map<String, String> environment,
      RecordsBuilder database,
      PrintStream out,
      PrintStream err) {
    if (args.size() > 1 || args.stream().anyMatch(arg -> arg.startsWith("-"))) {
      err.println(USAGE);
      return 2;
    }
    try {
      Path root = args.isEmpty() ? Defaults.projectRoot() : Path.of(args.get(0));
      SourceFolder folder = new SourceFolder(root);
      Summary summary = run(folder, environment, database);
      Report.tables(summary).forEach(out::println);
      out.println();
      out.println(Report.database(summary));
      NextSteps.of(summary).forEach(out::println);
      return 0;
    } catch (RecordsException | PipelineException e) {
      err.println("document-pipeline: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
      return 1;
    }
  }

  private static Summary run(
      SourceFolder folder, Map<String, String> environment, RecordsBuilder database) {
    try (DocumentUrls urls = Defaults.urls(environment, folder);
        Records records = database.open();
        Progress progress = TerminalProgress.ifWatched()) {
      return new Pipeline(records, urls, progress).run(folder);
    }
  }
}
