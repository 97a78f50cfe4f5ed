package org.recordsdb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.OnBadValue;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Source and target of a copy, and what is to be in it: a comparison needs to be told the same. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CopyEnds {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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
      description =
          "The schema of a PostgreSQL source. Default: that of its URL (?schema=), or else public.")
  private @Nullable String schema;

  @Option(
      names = "--to-schema",
      paramLabel = "NAME",
      description =
          "The schema of a PostgreSQL target. Default: that of its URL, or else that of the source.")
  private @Nullable String toSchema;

  @Option(
      names = "--on-bad-value",
      paramLabel = "POLICY",
      defaultValue = "FAIL",
      description =
          "What becomes of values that their column can't take: FAIL (nothing is copied), NULL,"
              + " TEXT (their column becomes text), QUARANTINE (their row goes to the table"
              + " records_quarantine). Default: ${DEFAULT-VALUE}.")
  private OnBadValue policy;

  @Option(
      names = "--type",
      paramLabel = "TABLE.COLUMN=TYPE",
      description =
          "The type of a column in the target, as orders.total=numeric(10,2). Not between two"
              + " PostgreSQL databases.")
  private Map<String, String> types = new LinkedHashMap<>();

  @Option(
      names = "--sample",
      paramLabel = "SHARE",
      converter = Share.class,
      description =
          "So much of each table, as 1%% or 0.5%%, and the rows that these refer to. Tables of up"
              + " to 100 rows and the history of migrations come whole. From PostgreSQL into a file.")
  private @Nullable Double share;

  /** What is asked for. */
  Copy copy() {
    Copy copy = Copy.from(from.url()).to(to.url()).onBadValue(policy);
    if (schema != null) {
      copy = copy.fromSchema(schema);
    }
    if (toSchema != null) {
      copy = copy.toSchema(toSchema);
    }
    if (share != null) {
      copy = copy.sample(share);
    }
    for (Map.Entry<String, String> type : types.entrySet()) {
      copy = typed(copy, type.getKey(), type.getValue());
    }
    return copy;
  }

  private Copy typed(Copy copy, String column, String type) {
    int point = column.lastIndexOf('.');
    if (point < 1) {
      throw new ParameterException(
          spec.commandLine(), "--type wants TABLE.COLUMN=TYPE, as orders.total=numeric(10,2)");
    }
    return copy.type(
        column.substring(0, point),
        column.substring(point + 1),
        TypeName.parse(type)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--type: there is no type " + type)));
  }

  /** A share in percent, as a part of one. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String argument) {
      if (!argument.matches("\\d{1,3}(\\.\\d{1,9})?%")) {
        throw new TypeConversionException("a share is written as 1% or 0.5%");
      }
      double share = Double.parseDouble(argument.substring(0, argument.length() - 1)) / 100;
      if (!(share > 0 && share <= 1)) {
        throw new TypeConversionException("a share is more than 0% and at most 100%");
      }
      return share;
    }
  }
}
