package org.recordsdb.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.recordsdb.benchmarks.contender.Contenders;
import org.recordsdb.benchmarks.database.Database;

/**
 * What is run together: some benchmarks for some contenders on some databases.
 *
 * @param benchmark the benchmark's class and method, as a pattern
 * @param parameters values of the benchmarks' parameters
 * @param threads that work at once
 * @param virtual if they are virtual threads
 * @param sharedCore if the server is put on one core with its client
 * @param most iterations that will do, of which the warm-up has one less, where they take long
 */
record Plan(
    String benchmark,
    Map<String, List<String>> parameters,
    int threads,
    boolean virtual,
    boolean sharedCore,
    int most) {

  /** All contenders on the databases that people use. */
  static Plan of(String benchmark) {
    return new Plan(benchmark, Map.of(), 1, false, false, Integer.MAX_VALUE)
        .with("database", List.of(Database.SQLITE, Database.POSTGRESQL))
        .with("contender", Contenders.ALL);
  }

  Plan with(String parameter, List<String> values) {
    Map<String, List<String>> more = new LinkedHashMap<>(parameters);
    more.put(parameter, values);
    return new Plan(benchmark, more, threads, virtual, sharedCore, most);
  }

  Plan threads(int number) {
    return new Plan(benchmark, parameters, number, virtual, sharedCore, most);
  }

  Plan onVirtualThreads() {
    return new Plan(benchmark, parameters, threads, true, sharedCore, most);
  }

  Plan atMost(int iterations) {
    return new Plan(benchmark, parameters, threads, virtual, sharedCore, iterations);
  }

  Plan onSharedCore() {
    return new Plan(benchmark, parameters, threads, virtual, true, most);
  }

  /**
   * The options for JMH. The processes that it starts are lent this one's PostgreSQL; of the
   * benchmarks those are left out in whose name the filter is not found.
   *
   * <p>Virtual threads do not begin and end an iteration together: those that are ready would yield
   * without end while they wait for the others, which then never get one of the few threads below.
   */
  Options options(Effort effort, String postgres, String filter) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(Pattern.quote(Plan.class.getPackageName() + ".") + benchmark + "$")
            .exclude("^(?!.*(" + filter + ")).*$")
            .threads(threads)
            .syncIterations(!virtual)
            .forks(effort.forks())
            .warmupIterations(Math.min(most - 1, effort.warmups()))
            .warmupTime(effort.warmupTime())
            .measurementIterations(Math.min(most, effort.iterations()))
            .measurementTime(effort.time())
            .shouldFailOnError(true)
            .verbosity(effort == Effort.SMOKE ? VerboseMode.SILENT : VerboseMode.NORMAL)
            .jvmArgsAppend(
                "-Xms1g",
                "-Xmx3g",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Database.SERVER_PROPERTY + "=" + postgres,
                "-D" + Cores.SHARED + "=" + sharedCore,
                "-Djmh.executor=" + (virtual ? "VIRTUAL" : "PLATFORM"));
    if (effort != Effort.SMOKE) {
      options.addProfiler(GCProfiler.class);
    }
    parameters.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    return options.build();
  }
}
