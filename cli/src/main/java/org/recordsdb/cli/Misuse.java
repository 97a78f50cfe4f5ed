package org.recordsdb.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.recordsdb.internal.text.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is said of arguments that are not understood. Any of them may be a secret in the wrong
 * place, so that only names of options are shown, and words that are almost a command.
 */
final class Misuse {

  /** What a name of an option looks like, and hardly a secret. */
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]{1,20}");

  /** Dashes, and two letters of an option. */
  private static final int LONG_ENOUGH = 4;

  /** As in up, for upgrade. */
  private static final int SHORTEST = 2;

  private Misuse() {}

  /** The cause, and what was probably meant. */
  static String of(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof UnmatchedArgumentException unknown) {
      return unknown.getUnmatched().stream()
          .findFirst()
          .map(first -> unmatched(command, first))
          .orElse(message);
    }
    if (problem instanceof MissingParameterException) {
      return command.getUnmatchedArguments().stream()
          .findFirst()
          .map(first -> unmatched(command, first) + " " + message + ".")
          .orElse(message);
    }
    return message.equals("Missing required subcommand")
        ? "A command is missing." + commands(command.getSubcommands().keySet())
        : message;
  }

  private static String unmatched(CommandLine command, String argument) {
    return argument.startsWith("-")
        ? option(command, argument.split("=", 2)[0])
        : word(command, argument);
  }

  private static String option(CommandLine command, String name) {
    Collection<String> known = command.getCommandSpec().optionsMap().keySet();
    List<String> owners =
        command.getSubcommands().entrySet().stream()
            .filter(part -> part.getValue().getCommandSpec().optionsMap().containsKey(name))
            .map(part -> part.getKey())
            .toList();
    if (!owners.isEmpty()) {
      return "The option " + name + " belongs behind a command." + commands(owners);
    }
    Optional<String> near = Nearest.to(name, known).or(() -> begun(name, known, LONG_ENOUGH));
    boolean shown = near.isPresent() || OPTION.matcher(name).matches();
    return (shown ? "There is no option " + name + "." : "There is no such option.")
        + near.map(meant -> " Did you mean " + meant + "?").orElse("");
  }

  /** The only option or command that begins with this, if it has so many characters. */
  private static Optional<String> begun(String name, Collection<String> known, int least) {
    List<String> longer =
        known.stream().filter(each -> name.length() >= least && each.startsWith(name)).toList();
    return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
  }

  private static String word(CommandLine command, String word) {
    Collection<String> known = command.getSubcommands().keySet();
    if (known.isEmpty()) {
      return "There are more arguments than the command takes. Quote one that has blanks in it.";
    }
    return Nearest.to(word, known)
        .or(() -> begun(word, known, SHORTEST))
        .map(meant -> "There is no command " + word + ". Did you mean " + meant + "?")
        .orElse("There is no such command." + commands(known));
  }

  /** A sentence with a leading blank that names them. */
  private static String commands(Collection<String> names) {
    return " Give one of " + String.join(", ", new TreeSet<>(names)) + ".";
  }
}
