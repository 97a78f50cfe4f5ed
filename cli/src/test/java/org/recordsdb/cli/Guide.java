package org.recordsdb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, and the lines in it that somebody types. */
record Guide(String text) {

  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern BLOCK =
      Pattern.compile("(?m)^```(\\w*)\n(.*?)^```$", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern QUOTED = Pattern.compile("`[^`\n]+`");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  static Guide page(String name) throws IOException {
    return new Guide(Files.readString(ROOT.resolve(name)));
  }

  /** The part under this heading. */
  Guide section(String heading) {
    int start = text.indexOf("\n## " + heading + "\n");
    if (start < 0) {
      throw new IllegalArgumentException("There is no section " + heading);
    }
    int end = text.indexOf("\n## ", start + 1);
    return new Guide(text.substring(start, end < 0 ? text.length() : end));
  }

  /** The arguments of each call of the command, without what is behind a #. */
  List<List<String>> calls() {
    List<List<String>> calls = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      for (String line : blocks.group(2).lines().toList()) {
        boolean typed = line.startsWith("records ") || line.startsWith("bin/records ");
        if (typed && blocks.group(1).isEmpty()) {
          List<String> words = words(line.replaceFirst(" #.*", ""));
          calls.add(words.subList(1, words.size()));
        }
      }
    }
    return calls;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  /** Options that are spoken of, in backticks, but those of the JVM. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(BLOCK.matcher(text).replaceAll(""));
    while (quoted.find()) {
      if (quoted.group().startsWith("`java ")) {
        continue;
      }
      Matcher option = OPTION.matcher(quoted.group());
      while (option.find()) {
        options.add(option.group());
      }
    }
    return options;
  }
}
