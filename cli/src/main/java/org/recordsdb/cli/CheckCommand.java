package org.recordsdb.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records check}: the way to the database, step by step. */
@Command(
    name = "check",
    description = {
      "Checks the connection to the database step by step.",
      "Changes nothing; exit code 1 if a step fails."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;
  @Mixin private UrlOption url;

  @Option(
      names = "--migrations",
      paramLabel = "DIR",
      description = "A directory of migrations to compare with the schema.")
  private @Nullable Path migrations;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    List<Finding> findings = new Checkup(url, migrations).findings();
    boolean failed = findings.stream().anyMatch(Finding::isFailed);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("failed", failed);
      document.put("steps", findings.stream().map(Finding::document).toList());
      out.println(JsonText.mapper().writeValueAsString(document));
    } else {
      findings.forEach(finding -> finding.lines().forEach(out::println));
    }
    return failed ? ExitCode.FOUND : ExitCode.DONE;
  }
}
