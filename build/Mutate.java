import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Shows that the tests can fail: breaks the library on purpose, one defect of {@code
 * build/mutations.tsv} at a time, in a copy of the repository, and runs the contract and the
 * differential test on each. Prints a table, and fails if a defect goes unnoticed.
 *
 * <p>{@code java build/Mutate.java [text in the names of the mutations to try]}
 */
class Mutate {

  private static final String LIBRARY = "core,testkit,dialect-sqlite,dialect-postgres";
  private static final String CONTRACT =
      "SqliteDialectTest,SqliteMemoryDialectTest,PostgresDialectTest,LinguisticPostgresDialectTest,"
          + "SwallowedFailureTest,SqliteFileTest";
  private static final List<String> MODULES = List.of("dialect-sqlite", "dialect-postgres", "fuzz");
  private static final Path REPORTS = Path.of("target", "surefire-reports");
  private static final int MINUTES = 6;

  private record Mutation(String name, Path file, String from, String to) {

    static Mutation of(String line) {
      String[] parts = line.split("\t");
      return new Mutation(parts[0], Path.of(parts[1]), text(parts[2]), text(parts[3]));
    }

    private static String text(String written) {
      return written.replace("\\n", "\n").replace("\\\"", "\"");
    }

    void apply(Path copy) throws IOException {
      String source = Files.readString(copy.resolve(file));
      if (!source.contains(from)) {
        throw new IllegalStateException(name + ": its text is not in " + file);
      }
      Files.writeString(copy.resolve(file), source.replace(from, to));
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String wanted = arguments.length == 0 ? "" : arguments[0];
    Path copy = Files.createTempDirectory("records-mutate");
    int survivors = 0;
    try {
      run(Path.of(""), "git", "clone", "-q", ".", copy.toString());
      letWarningsPass(copy);
      for (Mutation mutation : mutations(wanted)) {
        mutation.apply(copy);
        requireCompiles(copy, mutation);
        boolean hung = !test(copy);
        boolean contract =
            hung || hasFailed(copy, "dialect-sqlite") || hasFailed(copy, "dialect-postgres");
        boolean fuzz = !hung && hasFailed(copy, "fuzz");
        run(copy, "git", "checkout", "-q", mutation.file.toString());
        survivors += contract || fuzz ? 0 : 1;
        System.out.printf(
            "%-66s contract: %-8s differential: %s%n", mutation.name, said(contract), said(fuzz));
      }
    } finally {
      delete(copy);
    }
    System.out.println("Unnoticed: " + survivors);
    System.exit(survivors == 0 ? 0 : 1);
  }

  /** A defect is to be found by tests, not by the compiler. */
  private static void letWarningsPass(Path copy) throws IOException {
    Path build = copy.resolve("pom.xml");
    String text = Files.readString(build).replace("<arg>-Werror</arg>", "");
    Files.writeString(build, text.replaceAll("<arg>-Xplugin:ErrorProne[^<]*</arg>", ""));
  }

  private static void requireCompiles(Path copy, Mutation mutation)
      throws IOException, InterruptedException {
    if (run(copy, "./mvnw", "-o", "-q", "-B", "compile", "-pl", LIBRARY) != 0) {
      throw new IllegalStateException(mutation.name + ": does not compile");
    }
  }

  private static String said(boolean noticed) {
    return noticed ? "noticed" : "-";
  }

  private static List<Mutation> mutations(String wanted) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("build/mutations.tsv"))) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(Mutation::of)
          .filter(mutation -> mutation.name.contains(wanted))
          .toList();
    }
  }

  /**
   * Runs both, each till its first failure, without the checks of style, which a defect might trip
   * over first. False if they don't end.
   */
  private static boolean test(Path copy) throws IOException, InterruptedException {
    for (String module : MODULES) {
      delete(copy.resolve(module).resolve(REPORTS));
    }
    List<String> command = new ArrayList<>(List.of("./mvnw", "-o", "-q", "-B", "verify"));
    command.addAll(List.of("-pl", LIBRARY + ",fuzz", "-Dtest=" + CONTRACT + ",Differential*"));
    command.addAll(List.of("-Dmaven.test.failure.ignore=true", "-Dsurefire.skipAfterFailureCount=1"));
    command.addAll(List.of("-Dsurefire.failIfNoSpecifiedTests=false", "-Dspotless.check.skip=true"));
    command.addAll(List.of("-Dcheckstyle.skip=true", "-Dmaven.javadoc.skip=true"));
    return run(copy, command.toArray(String[]::new)) == 0;
  }

  /** True if a test of the module failed; a module without reports has not run at all. */
  private static boolean hasFailed(Path copy, String module) throws IOException {
    try (Stream<Path> reports = Files.list(copy.resolve(module).resolve(REPORTS))) {
      for (Path report : reports.filter(file -> file.toString().endsWith(".xml")).toList()) {
        if (Files.readString(report).matches("(?s).*<(failure|error)\\b.*")) {
          return true;
        }
      }
      return false;
    }
  }

  private static int run(Path directory, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      return 1;
    }
    return process.exitValue();
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
