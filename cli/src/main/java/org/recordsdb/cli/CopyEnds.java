package org.recordsdb.cli;

import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.copy.Copy;
import picocli.CommandLine.Option;

/** Source and target of a copy. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CopyEnds {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "URL",
      converter = UrlArgument.Converter.class,
      description = "The source: a URL without a password, env:NAME or file:PATH.")
  private UrlArgument from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      converter = UrlArgument.Converter.class,
      description = "The target, likewise.")
  private UrlArgument to;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      defaultValue = "public",
      description = "The schema of a PostgreSQL source. Default: ${DEFAULT-VALUE}.")
  private String schema;

  @Option(
      names = "--to-schema",
      paramLabel = "NAME",
      description = "The schema of a PostgreSQL target. Default: that of the source.")
  private @Nullable String toSchema;

  Copy copy() {
    return Copy.from(from.url()).to(to.url()).schemas(schema, toSchema == null ? schema : toSchema);
  }
}
