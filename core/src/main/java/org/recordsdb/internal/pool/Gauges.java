package org.recordsdb.internal.pool;

/**
 * How busy the pools are, at one moment.
 *
 * @param active connections lent out
 * @param idle connections waiting to be lent
 * @param waiting threads waiting for a connection
 * @param max the most connections there may be
 */
public record Gauges(int active, int idle, int waiting, int max) {

  /** Of a pool that is not open yet. */
  public static final Gauges NONE = new Gauges(0, 0, 0, 0);

  Gauges plus(Gauges other) {
    return new Gauges(
        active + other.active, idle + other.idle, waiting + other.waiting, max + other.max);
  }

  @Override
  public String toString() {
    return active + " active, " + idle + " idle, " + waiting + " waiting, at most " + max;
  }
}
