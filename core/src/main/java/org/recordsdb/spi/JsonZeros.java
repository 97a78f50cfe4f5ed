package org.recordsdb.spi;

import java.math.BigDecimal;
import org.recordsdb.error.ErrorKind;

/**
 * Counts the zeros that are written for the exponents of one document's numbers: six characters, as
 * 1e9999, stand for ten thousand. The numbers are not written out for it.
 */
final class JsonZeros {

  private int count;

  void add(BigDecimal number) {
    if (number.scale() == 0 || !JsonText.isPlain(number)) {
      return;
    }
    count +=
        number.scale() < 0 ? -number.scale() : Math.max(0, number.scale() - number.precision());
    if (count > JsonText.MAX_ZEROS) {
      throw new JsonLimitException(
          ErrorKind.LIMIT,
          "the exponents of its numbers stand for more than " + JsonText.MAX_ZEROS + " zeros");
    }
  }
}
