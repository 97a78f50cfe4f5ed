package org.recordsdb.cli;

import picocli.CommandLine.Option;

/** {@code --help}, which each command has. */
final class HelpFlag {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean asked;
}
