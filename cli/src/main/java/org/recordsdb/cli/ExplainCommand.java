package org.recordsdb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.recordsdb.spi.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records explain}: what a connection would use. */
@Command(
    name = "explain",
    description = {
      "Says what is derived from the URL and the variables, one setting a line.",
      "Shows no secret and connects to nothing."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;
  @Mixin private UrlOption url;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    String lines = url.builder().explain();
    (json ? Stream.of(document(lines)) : lines.lines())
        .forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }

  private static String document(String lines) {
    Map<String, String> settings = new LinkedHashMap<>();
    lines
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(setting -> settings.put(setting[0], setting[1]));
    return JsonText.mapper().writeValueAsString(settings);
  }
}
