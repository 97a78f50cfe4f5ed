package org.recordsdb.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random programs mean the same on SQLite and PostgreSQL, in every place. The same programs in each
 * build; {@link LongRun} looks for new ones.
 */
class DifferentialTest {

  private static final int LENGTH = 100;
  private static Pair pair;
  private static Place open;

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().greaterOrEqual(0);
  }

  @Property(seed = "1", tries = 7, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void programsMeanTheSameInAPlainPlace(@ForAll("seeds") long seed) {
    requireSame(Place.PLAIN, seed);
  }

  @Property(seed = "2", tries = 7, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void programsMeanTheSameInTurkishAndNewYork(@ForAll("seeds") long seed) {
    requireSame(Place.TURKISH, seed);
  }

  @Property(seed = "3", tries = 7, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void programsMeanTheSameAtOddOffsets(@ForAll("seeds") long seed) {
    requireSame(Place.HIMALAYAN, seed);
  }

  @Property(seed = "4", tries = 7, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void programsMeanTheSameBeyondTheDateLine(@ForAll("seeds") long seed) {
    requireSame(Place.SAMOAN, seed);
  }

  private static void requireSame(Place place, long seed) {
    if (open != place) {
      close();
      pair = place.open();
      open = place;
    }
    Optional<Divergence> found = pair.run(Programs.of(seed, LENGTH));
    assertThat(found.map(each -> Shrinker.shrunk(pair, each).report()).orElse("")).isEmpty();
  }

  @AfterContainer
  static void close() {
    if (pair != null) {
      pair.close();
      pair = null;
      open = null;
    }
  }
}
