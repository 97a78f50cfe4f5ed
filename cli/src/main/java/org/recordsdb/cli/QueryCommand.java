package org.recordsdb.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  /** Longer cells and headings of a table are cut; JSON has all of them. */
  private static final int CELL = 60;

  /** Not empty text, which is a value. */
  private static final String NULL = "(null)";

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
    QueryRefusals.requireReading(sql, dialect.syntax());
    TypedQuery query = TypedQuery.of(sql, limit + 1L); // one more tells that there are more
    url.requireFile();
    RecordsBuilder builder = url.builder();
    if (dialect.isEmbedded()) {
      builder.readOnly(true);
    }
    try (Records records = builder.open()) {
      run(records, query.run(), !dialect.isEmbedded());
    } catch (RecordsException e) {
      throw QueryRefusals.ofCommand(query.told(e));
    }
    return ExitCode.DONE;
  }

  /** In a transaction that reads, as behind a pooler a session can't be told to. */
  private void run(Records records, String statement, boolean server) {
    records.useTransaction(
        transaction -> {
          if (server) {
            transaction.executeUpdate("set transaction read only");
          }
          try (Stream<Row> rows = transaction.streamQuery(statement, Row.empty())) {
            print(rows.iterator());
          }
        });
  }

  /** Rows may be large: none is kept but for what a table shows of it. */
  private void print(Iterator<Row> rows) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = null;
    for (int i = 0; i < limit && rows.hasNext(); i++) {
      Row row = rows.next();
      if (json) {
        out.println(JsonText.write(JsonText.tree(row.asMap())));
      } else {
        table =
            table == null
                ? new TextTable(row.columns().stream().map(QueryCommand::cut).toList())
                : table;
        table.add(cells(row));
      }
    }
    if (!json) {
      (table == null ? List.of("No rows.") : table.lines()).forEach(out::println);
    }
    if (rows.hasNext()) {
      spec.commandLine()
          .getErr()
          .println(
              "There are more than "
                  + PolicySentence.count(limit, "row", "rows")
                  + "; --limit reads more of them.");
    }
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    row.forEach((name, value) -> cells.add(cell(value)));
    return cells;
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof byte[] bytes) {
      return bytes.length + (bytes.length == 1 ? " byte" : " bytes");
    }
    return cut(value.toString());
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    String end = length <= CELL ? "" : ".. (" + length + " characters)";
    int cut = length <= CELL ? text.length() : text.offsetByCodePoints(0, CELL);
    return text.substring(0, cut).replaceAll("[\\t\\r\\n]", " ") + end;
  }
}
