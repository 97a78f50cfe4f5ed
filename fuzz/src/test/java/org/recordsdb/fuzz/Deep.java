package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.recordsdb.Where;

/** A condition that is long or deep and means what its only part does, or the opposite. */
sealed interface Deep extends Filter {

  Filter part();

  /** Whether it holds where its part does not. */
  default boolean isOpposite() {
    return false;
  }

  /** The part again and again, side by side. */
  record Chain(Filter part, int times, boolean both) implements Deep {
    @Override
    public Where where(Side side) {
      Where one = part.where(side);
      Where all = one;
      for (int i = 0; i < times; i++) {
        all = both ? all.and(one) : all.or(one);
      }
      return all;
    }

    @Override
    public String java(JavaSource source) {
      return "chain(" + part.java(source) + ", " + times + ", " + both + ")";
    }

    @Override
    public List<Filter> smaller() {
      return Deep.smaller(part, times, (less, fewer) -> new Chain(less, fewer, both));
    }
  }

  /** The opposite of the opposite, and so on. */
  record Nots(Filter part, int times) implements Deep {
    @Override
    public boolean isOpposite() {
      return times % 2 == 1;
    }

    @Override
    public Where where(Side side) {
      Where all = part.where(side);
      for (int i = 0; i < times; i++) {
        all = Where.not(all);
      }
      return all;
    }

    @Override
    public String java(JavaSource source) {
      return "nots(" + part.java(source) + ", " + times + ")";
    }

    @Override
    public List<Filter> smaller() {
      return Deep.smaller(part, times, Nots::new);
    }
  }

  /** Groups in groups: the part and (the part or (the part and ..)). */
  record Groups(Filter part, int times) implements Deep {
    @Override
    public Where where(Side side) {
      Where one = part.where(side);
      Where all = one;
      for (int i = 0; i < times; i++) {
        all = i % 2 == 0 ? one.or(all) : one.and(all);
      }
      return all;
    }

    @Override
    public String java(JavaSource source) {
      return "groups(" + part.java(source) + ", " + times + ")";
    }

    @Override
    public List<Filter> smaller() {
      return Deep.smaller(part, times, Groups::new);
    }
  }

  private static List<Filter> smaller(
      Filter part, int times, BiFunction<Filter, Integer, Filter> with) {
    List<Filter> smaller = new ArrayList<>(List.of(part));
    for (int fewer : List.of(times / 2, times - times / 8, times - 1)) {
      if (fewer > 0 && fewer < times) {
        smaller.add(with.apply(part, fewer));
      }
    }
    part.smaller().forEach(less -> smaller.add(with.apply(less, times)));
    return smaller;
  }
}
