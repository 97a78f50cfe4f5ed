package org.recordsdb.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;

/**
 * Programs from many seeds until a number of operations or of seconds is over: {@code ./mvnw -Pfuzz
 * verify -pl fuzz -am -Dfuzz.operations=1000000}. Each place gets the same number of seeds, each
 * seed the same share, two of them at a time.
 */
class LongRun {

  private static final int SEEDS_PER_PLACE = 5;
  private static final int SEEDS = SEEDS_PER_PLACE * Place.values().length;
  private static final int AT_A_TIME = 2;

  private final Progress progress = new Progress();

  @Example
  void programsMeanTheSame() throws Exception {
    String program = setting("fuzz.program", "");
    if (program.isEmpty()) {
      all();
    } else {
      one(Place.valueOf(setting("fuzz.place", "PLAIN")), Long.parseLong(program));
    }
    progress.finish();
    assertThat(progress.reports()).isEmpty();
  }

  /** An empty setting is none: the build passes what it was not given as that. */
  private static String setting(String name, String fallback) {
    String given = System.getProperty(name, "");
    return given.isEmpty() ? fallback : given;
  }

  private void one(Place place, long program) {
    try (Pair pair = place.open()) {
      run(pair, Programs.of(program, Programs.LENGTH));
      progress.seed(program, pair);
    }
  }

  private void all() throws Exception {
    String seconds = setting("fuzz.seconds", "");
    String most = setting("fuzz.operations", seconds.isEmpty() ? "100000" : "");
    Share share =
        new Share(
            most.isEmpty() ? Long.MAX_VALUE : Math.max(1, Long.parseLong(most) / SEEDS),
            seconds.isEmpty()
                ? Long.MAX_VALUE
                : TimeUnit.SECONDS.toNanos(Long.parseLong(seconds)) * AT_A_TIME / SEEDS);
    long seed = Long.parseLong(setting("fuzz.seed", "1"));
    for (Place place : Place.values()) {
      Queue<Long> seeds = new ConcurrentLinkedQueue<>();
      while (seeds.size() < SEEDS_PER_PLACE) {
        seeds.add(seed++);
      }
      at(place, seeds, share);
    }
  }

  /** What a seed may use up. */
  private record Share(long operations, long nanos) {}

  /** The zone and the locale are the process's, so what runs at a time runs in one place. */
  private void at(Place place, Queue<Long> seeds, Share share) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try (Pair first = place.open();
        Pair second = place.open()) {
      List<Callable<Void>> workers = new ArrayList<>();
      for (Pair pair : List.of(first, second)) {
        workers.add(() -> work(pair, seeds, share));
      }
      for (Future<Void> worker : threads.invokeAll(workers)) {
        worker.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private Void work(Pair pair, Queue<Long> seeds, Share share) {
    for (Long seed = seeds.poll(); seed != null; seed = seeds.poll()) {
      Random random = new Random(seed);
      long start = System.nanoTime();
      long done = 0;
      while (done < share.operations
          && System.nanoTime() - start < share.nanos
          && !progress.isEnough()) {
        done += run(pair, Programs.of(random.nextLong() & Long.MAX_VALUE, Programs.LENGTH));
      }
      progress.seed(seed, pair);
    }
    return null;
  }

  private long run(Pair pair, Program program) {
    Tally tally = new Tally();
    pair.run(program, tally)
        .ifPresent(each -> progress.divergence(Shrinker.shrunk(pair, each).report()));
    progress.program(tally);
    return tally.calls();
  }
}
