package org.recordsdb.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Records;
import org.recordsdb.RecordsBuilder;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code records query}: the rows of a SELECT, as a table or as JSON. Changes nothing. */
@Command(
    name = "query",
    description = "Runs a statement that reads, and prints its rows. It can't change anything.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QueryCommand implements Callable<Integer> {

  /** Longer cells of a table are cut; JSON has all of them. */
  private static final int CELL = 60;

  /** Not empty text, which is a value. */
  private static final String NULL = "(null)";

  /** What may stand in parentheses, with a limit behind it. */
  private static final Set<String> LIMITED = Set.of("select", "with", "values", "table");

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;
  @Mixin private UrlOption url;

  @Option(names = "--json", description = "One JSON document for each row.")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "1000",
      description = "The maximum number of rows. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Parameters(paramLabel = "SQL", description = "The SQL statement.")
  private String sql;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be 1 or more");
    }
    Dialect dialect = url.settings().dialect();
    String statement = statement(dialect);
    url.requireFile();
    RecordsBuilder builder = url.builder();
    if (dialect.isEmbedded()) {
      builder.readOnly(true);
    }
    try (Records records = builder.open()) {
      print(rows(records, statement, !dialect.isEmbedded()));
    } catch (RecordsException e) {
      throw QueryRefusals.ofCommand(e, sql, statement);
    }
    return ExitCode.DONE;
  }

  /** The statement with one row more than the limit, which tells that there are more. */
  private String statement(Dialect dialect) {
    QueryRefusals.requireReading(sql, dialect.syntax());
    String bare = sql.strip().replaceFirst("(?:;\\s*)+$", "");
    String first = QueryRefusals.firstWord(bare);
    return LIMITED.contains(first)
        ? "select * from (" + bare + "\n) as rows_of_query limit " + (limit + 1L)
        : bare;
  }

  /** In a transaction that reads, as behind a pooler a session can't be told to. */
  private static List<Row> rows(Records records, String statement, boolean server) {
    return records.inTransaction(
        transaction -> {
          if (server) {
            transaction.executeUpdate("set transaction read only");
          }
          return transaction.executeQuery(statement);
        });
  }

  private void print(List<Row> all) {
    PrintWriter out = spec.commandLine().getOut();
    List<Row> rows = all.subList(0, Math.min(limit, all.size()));
    if (json) {
      rows.forEach(row -> out.println(JsonText.write(JsonText.tree(row.asMap()))));
    } else {
      table(rows).forEach(out::println);
    }
    if (rows.size() < all.size()) {
      spec.commandLine()
          .getErr()
          .println(
              "There are more than "
                  + PolicySentence.count(limit, "row", "rows")
                  + "; --limit reads more of them.");
    }
  }

  private static List<String> table(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of("No rows.");
    }
    TextTable table = new TextTable(rows.get(0).columns());
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      row.forEach((name, value) -> cells.add(cell(value)));
      table.add(cells);
    }
    return table.lines();
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof byte[] bytes) {
      return bytes.length + (bytes.length == 1 ? " byte" : " bytes");
    }
    String text = value.toString().replaceAll("[\\t\\r\\n]", " ");
    int length = text.codePointCount(0, text.length());
    return length <= CELL
        ? text
        : text.substring(0, text.offsetByCodePoints(0, CELL)) + ".. (" + length + " characters)";
  }
}
