package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** All randomness of a program, from one seed. Not thread-safe. */
final class Dice {

  private final Random random;
  private long growing = 1_000_000_000;

  Dice(long seed) {
    random = new Random(seed);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From 0 up to but without the limit. */
  int below(int limit) {
    return random.nextInt(limit);
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** A large number, larger than those before it. */
  long growing() {
    growing += between(1, 1_000_000);
    return growing;
  }

  long anyLong() {
    return random.nextLong();
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Some of them, at least one, in any order. */
  <T> List<T> some(List<T> choices) {
    return shuffled(choices).subList(0, between(1, choices.size()));
  }

  <T> List<T> shuffled(List<T> choices) {
    List<T> copy = new ArrayList<>(choices);
    Collections.shuffle(copy, random);
    return copy;
  }
}
