package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextCacheTest {

  private final TextCache<Integer, String> cache = new TextCache<>(10, 1_000);

  private long known() {
    return IntStream.range(0, 1_000).filter(key -> cache.get(key) != null).count();
  }

  @Test
  void entriesAreBounded() {
    for (int i = 0; i < 1_000; i++) {
      cache.put(i, "a", 1);
      assertThat(cache.get(i)).isEqualTo("a");
    }
    assertThat(known()).isBetween(1L, 10L);
  }

  @Test
  void textIsBoundedToo() {
    for (int i = 0; i < 9; i++) {
      cache.put(i, "a", 300);
      assertThat(cache.get(i)).isEqualTo("a");
    }
    assertThat(known()).isEqualTo(3);
  }

  @Test
  void nothingIsLeftAfterwards() {
    cache.put(1, "a", 900);
    cache.clear();
    cache.put(2, "b", 900);
    cache.put(3, "c", 50);
    assertThat(cache.get(1)).isNull();
    assertThat(known()).isEqualTo(2);
  }
}
