package org.recordsdb.benchmarks.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.recordsdb.benchmarks.contender.Contenders;
import org.recordsdb.benchmarks.database.Database;

/** The text of the report. */
final class Page {

  private final Comparison comparison;
  private final Facts facts;
  private final Charts charts;
  private final StringBuilder text = new StringBuilder();

  Page(Comparison comparison, Facts facts, Charts charts) {
    this.comparison = comparison;
    this.facts = facts;
    this.charts = charts;
  }

  String text() throws IOException {
    add("# Performance");
    add(
        "Made by `benchmarks/run` from one run ("
            + facts.get("effort")
            + ", "
            + facts.get("date")
            + ", commit "
            + facts.get("commit")
            + "); not edited by hand. Times are medians of JMH's iterations; ± is half the"
            + " distance between the fastest iteration and the slowest; under the mixed load, where"
            + " each call is timed, the time is the mean, and ± JMH's 99.9 % confidence interval."
            + " Ratios say how many times as fast: over 1 is faster.");
    targets();
    machine();
    contenders();
    for (String name : charts.draw()) {
      text.append("![").append(name).append("](performance/").append(name).append(".svg)\n\n");
    }
    add("## Every operation");
    for (Work work : comparison.works()) {
      operation(work);
    }
    latencies();
    costs();
    return text.toString();
  }

  private void targets() {
    add("## Targets");
    add("Each counts where it came out worst.");
    MarkdownTable table =
        new MarkdownTable("work", "against", "database", "at least", "reached", "worst at", "");
    for (Target target : Target.ALL) {
      for (String database : target.databases()) {
        target.outcomes(comparison).stream()
            .filter(outcome -> outcome.database().equals(database))
            .findFirst()
            .ifPresent(outcome -> table.row(cells(outcome)));
      }
    }
    text.append(table).append('\n');
  }

  private static String[] cells(Target.Outcome outcome) {
    Target target = outcome.target();
    boolean named = target.against().contains("peer");
    return new String[] {
      target.name(),
      target.against() + (named ? " (" + outcome.rival() + ")" : ""),
      outcome.database(),
      Numbers.ratio(target.atLeast()),
      Numbers.ratio(outcome.ratio()),
      target.works().size() == 1 ? "" : outcome.work().label(),
      outcome.met() ? "met" : "**not met**"
    };
  }

  private void machine() {
    add("## Machine and versions");
    MarkdownTable table = new MarkdownTable("what", "which");
    for (String fact : List.of("processor", "cores", "memory", "system", "jdk", "postgresql")) {
      table.row(fact, facts.get(fact));
    }
    table.row("libraries", facts.get("versions"));
    text.append(table).append('\n');
    add(
        "PostgreSQL runs on the same machine, embedded, with `fsync` off, so that its disk is not"
            + " what is measured. SQLite is a file with a write-ahead log, `synchronous=FULL`"
            + " and foreign keys on, for every contender; `sqlite-tmpfs` is the same on a file system"
            + " in memory, where no disk hides what a statement costs. All have pools of "
            + Database.POOL_SIZE
            + " connections; on SQLite, Records' are one writer and "
            + (Database.POOL_SIZE - 1)
            + " readers.");
    add(
        "Statements of one thread (all but the batches, the stream and the mixed load) run on the"
            + " core on which PostgreSQL serves them, where Linux's `taskset` is installed: whether"
            + " both happen to share one changes the time by a factor of two, and would decide who"
            + " is faster.");
  }

  private void contenders() {
    add("## Contenders");
    MarkdownTable table = new MarkdownTable("name", "what it is");
    table.row(Contenders.RECORDS, "Records: rows as `Row`");
    table.row(Contenders.JDBC, "JDBC by hand, each row a `LinkedHashMap`");
    table.row(Contenders.JDBC_ARRAYS, "JDBC by hand for this one table, each row an array");
    table.row(Contenders.JDBC_COPY, "JDBC by hand, batches by PostgreSQL's `COPY` as text");
    table.row(Contenders.JDBC_REWRITE, "JDBC by hand with pgjdbc's `reWriteBatchedInserts`");
    table.row("jooq", "jOOQ's DSL over a generated table: rows as `Record`");
    table.row("jdbi", "JDBI's fluent API: rows as maps");
    table.row("spring", "Spring's `JdbcClient`, batches by `JdbcTemplate`: rows as maps");
    table.row("mybatis", "MyBatis with an annotated mapper: rows as maps");
    table.row(
        "hibernate",
        "Hibernate's `StatelessSession`: rows as entities; with a key that the database numbers it"
            + " sends batches row by row, and reads back defaults by a second statement");
    text.append(table).append('\n');
    add(
        "All do the same work on the same table of 10,000 rows (1,000,000 for the stream) of seven"
            + " columns: numbers and texts, as both databases store them by themselves. A test in"
            + " the module proves that what they store and give back is equal.");
  }

  private void operation(Work work) {
    for (String database : Database.KINDS) {
      List<Measurement> results = comparison.of(work, database);
      if (!results.isEmpty()) {
        add("### " + work.title() + ", " + database);
        text.append(OperationTable.of(comparison, work, database)).append('\n');
      }
    }
  }

  private void latencies() {
    List<Work> loads =
        comparison.works().stream().filter(work -> work.operation().equals(Work.MIXED)).toList();
    if (loads.isEmpty()) {
      return;
    }
    add("## Latency under the mixed load");
    add("Microseconds that 50, 99 and 99.9 of 100 calls stay under.");
    MarkdownTable table =
        new MarkdownTable("database", "threads", "contender", "p50", "p99", "p99.9", "calls/s");
    for (String database : Database.KINDS) {
      for (Work load : loads) {
        for (Measurement m : comparison.of(load, database)) {
          table.row(
              database,
              load.threads() + (load.virtual() ? " virtual" : ""),
              m.contender(),
              Numbers.plain(m.p50()),
              Numbers.plain(m.p99()),
              Numbers.plain(m.p999()),
              Numbers.plain(m.perSecond()));
        }
      }
    }
    text.append(table).append('\n');
  }

  private void costs() {
    List<Work> batches =
        comparison.works().stream().filter(work -> work.operation().equals(Work.BATCH)).toList();
    if (batches.isEmpty()) {
      return;
    }
    add("## Cost of a row by size of the batch");
    add("Microseconds a row.");
    MarkdownTable table = new MarkdownTable("database", "rows", "contender", "µs a row", "±");
    for (String database : Database.KINDS) {
      for (Work batch : batches) {
        for (Measurement m : comparison.of(batch, database)) {
          table.row(
              database,
              String.format(Locale.ROOT, "%,d", m.size()),
              m.contender(),
              Numbers.plain(m.micros() / m.size()),
              Numbers.plain(m.spread() / m.size()));
        }
      }
    }
    text.append(table);
  }

  private void add(String paragraph) {
    text.append(paragraph).append("\n\n");
  }
}
