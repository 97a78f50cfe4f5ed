package org.recordsdb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.recordsdb.error.RecordsException;
import picocli.CommandLine.ParseResult;

/**
 * Remedies of the library in words of the command: options in place of methods, and the place that
 * the URL came from.
 */
final class Remedies {

  private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

  /** The library's words for the URL, and no variable whose name ends so. */
  private static final Pattern URL =
      Pattern.compile("the database URL|(?<![\\w$])DATABASE_URL\\b(?! is not set)");

  static {
    OPTIONS.put("call trustSource()", "give --trust-source");
    OPTIONS.put("call trustTarget()", "give --trust-target");
    OPTIONS.put(
        "Compare it with its source, or roll it back before the next one.",
        "Compare it with its source by records verify, or drop it by records rollback before the"
            + " next one.");
    OPTIONS.put(
        "Finish that copy, or roll it back first.",
        "Finish that copy, or drop it by records rollback first.");
    OPTIONS.put("compare it with its source.", "compare it with its source by records verify.");
    OPTIONS.put("evenIfChanged", "--even-if-changed");
    OPTIONS.put("toSchema", "--to-schema");
    OPTIONS.put(
        "Check its path; a folder of the class path is written classpath:db/migration.",
        "Give the path of the migrations with --directory.");
  }

  private Remedies() {}

  /** The message, for somebody who has a command and no program. */
  static String ofCommand(RecordsException problem, ParseResult arguments) {
    return ofCommand(problem, urls(arguments));
  }

  /** The same for the databases that were named; none where the configuration's is used. */
  static String ofCommand(RecordsException problem, List<UrlArgument> urls) {
    String message = String.valueOf(problem.getMessage());
    for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
      message = message.replace(option.getKey(), option.getValue());
    }
    String places =
        urls.stream().map(UrlArgument::place).distinct().collect(Collectors.joining(" or "));
    return places.isEmpty()
        ? message
        : URL.matcher(message).replaceAll(Matcher.quoteReplacement(places));
  }

  /** The databases that the command and its parts were given. */
  private static List<UrlArgument> urls(ParseResult arguments) {
    return arguments.asCommandLineList().stream()
        .flatMap(part -> part.getParseResult().matchedOptions().stream())
        .<Object>map(option -> option.getValue())
        .filter(UrlArgument.class::isInstance)
        .map(UrlArgument.class::cast)
        .toList();
  }
}
