package org.recordsdb.benchmarks.report;

import java.util.Locale;

/** Numbers for people: three digits that count. */
final class Numbers {

  private Numbers() {}

  static String plain(double number) {
    if (Double.isNaN(number)) {
      return "";
    }
    String format = number < 10 ? "%,.2f" : number < 100 ? "%,.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, number);
  }

  static String ratio(double number) {
    return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number);
  }
}
