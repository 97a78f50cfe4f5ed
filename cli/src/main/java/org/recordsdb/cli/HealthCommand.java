package org.recordsdb.cli;

import java.util.concurrent.Callable;
import org.recordsdb.Health;
import org.recordsdb.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records health}: whether the database answers, as a line or as JSON. */
@Command(
    name = "health",
    description = {
      "Reports whether the database is healthy.",
      "Exit code 1 if it is DEGRADED, 4 if it does not answer."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class HealthCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;
  @Mixin private UrlOption url;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    try (Records records = url.open()) {
      Health health = records.healthCheck();
      spec.commandLine().getOut().println(json ? health.toJson() : line(health));
      return ExitCode.of(health.status());
    }
  }

  private static String line(Health health) {
    return health.status()
        + " "
        + health.backend()
        + (health.serverVersion() == null ? "" : " " + health.serverVersion())
        + (health.schemaVersion() == null ? "" : ", schema " + health.schemaVersion())
        + ", "
        + health.latency().toMillis()
        + " ms"
        + (health.problem() == null ? "" : ": " + health.problem());
  }
}
