package org.recordsdb.internal.text;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as texts that lose nothing. */
public final class DurationText {

  private DurationText() {}

  /** For people to read: {@code 300 ms}, {@code 1.9 s}, {@code 30 s}. */
  public static String of(Duration time) {
    boolean brief = !time.isZero() && time.toSeconds() == 0;
    return brief ? seconds(time).movePointRight(3).toPlainString() + " ms" : inSeconds(time) + " s";
  }

  /** The number of seconds, with as many decimals as it takes. */
  public static String inSeconds(Duration time) {
    return seconds(time).toPlainString();
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.getSeconds())
        .add(BigDecimal.valueOf(time.getNano(), 9))
        .stripTrailingZeros();
  }
}
