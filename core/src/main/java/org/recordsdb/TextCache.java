package org.recordsdb;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What was made of texts, up to a number of entries and of characters: a program that makes up
 * statements without end, or wide ones, must not fill the memory. When it is full it begins anew.
 * Thread-safe.
 */
final class TextCache<K, V> {

  private final int mostEntries;
  private final long mostText;
  private final Map<K, V> known = new ConcurrentHashMap<>();
  private final AtomicLong text = new AtomicLong();

  TextCache(int mostEntries, long mostText) {
    this.mostEntries = mostEntries;
    this.mostText = mostText;
  }

  @Nullable V get(K key) {
    return known.get(key);
  }

  /** Remembers a value whose text has so many characters. */
  void put(K key, V value, int length) {
    if (known.size() >= mostEntries || text.addAndGet(length) > mostText) {
      known.clear();
      text.set(length);
    }
    known.put(key, value);
  }

  void clear() {
    known.clear();
    text.set(0);
  }
}
