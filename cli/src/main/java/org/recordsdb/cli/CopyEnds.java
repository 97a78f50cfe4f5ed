package org.recordsdb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.OnBadValue;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Source and target of a copy, and what is to be in it: a comparison needs the same options. */
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
      description = "The target, given in the same ways.")
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
      converter = Policy.class,
      description =
          "What happens to values that their column can't store: FAIL (nothing is copied), NULL,"
              + " TEXT (their column becomes text), QUARANTINE (their row goes to the table"
              + " records_quarantine). Default: ${DEFAULT-VALUE}.")
  private OnBadValue policy;

  @Option(
      names = "--type",
      paramLabel = "TABLE.COLUMN=TYPE",
      description =
          "The type of a column in the target, as orders.total=numeric(10,2). Not between two"
              + " databases of the same kind.")
  private Map<String, String> types = new LinkedHashMap<>();

  @Option(
      names = "--trust-source",
      description =
          "Copies also the code of a PostgreSQL source that runs with the rights of the copy's"
              + " login. Without this option such code is listed, and not copied.")
  private boolean trustSource;

  @Option(
      names = "--sample",
      paramLabel = "SHARE",
      converter = Share.class,
      description =
          "The share of each table's rows to copy, as 1%% or 0.5%%, with the rows that they refer"
              + " to. Tables of up to 100 rows and the migration history are copied whole. Only from"
              + " PostgreSQL into an SQLite file.")
  private @Nullable Double share;

  /** The two databases. */
  List<String> urls() {
    return List.of(from.url(), to.url());
  }

  /** What is asked for. */
  Copy copy() {
    from.requireValid();
    to.requireValid();
    Copy copy = Copy.from(from.url()).to(to.url()).onBadValue(policy);
    if (schema != null) {
      copy = copy.fromSchema(schema);
    }
    if (trustSource) {
      copy = copy.trustSource();
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
          spec.commandLine(), "--type must be TABLE.COLUMN=TYPE, as orders.total=numeric(10,2)");
    }
    return copy.type(
        column.substring(0, point),
        column.substring(point + 1),
        TypeName.parse(type)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--type: there is no type "
                            + type
                            + "."
                            + Nearest.suggestion(
                                type, TypeName.names(), "Types are " + TypeName.list() + "."))));
  }

  /** What happens to bad values, by its name in letters of either case. */
  static final class Policy implements ITypeConverter<OnBadValue> {
    @Override
    public OnBadValue convert(String argument) {
      List<String> names = Stream.of(OnBadValue.values()).map(OnBadValue::name).toList();
      return Stream.of(OnBadValue.values())
          .filter(policy -> policy.name().equalsIgnoreCase(argument))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "it must be one of "
                          + String.join(", ", names)
                          + "."
                          + Nearest.suggestion(argument, names)));
    }
  }

  /** A share in percent, as a part of one. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String argument) {
      if (!argument.matches("\\d{1,3}(\\.\\d{1,9})?%")) {
        throw new TypeConversionException("the share must be written as 1% or 0.5%");
      }
      double share = Double.parseDouble(argument.substring(0, argument.length() - 1)) / 100;
      if (!(share > 0 && share <= 1)) {
        throw new TypeConversionException("the share must be more than 0% and at most 100%");
      }
      return share;
    }
  }
}
