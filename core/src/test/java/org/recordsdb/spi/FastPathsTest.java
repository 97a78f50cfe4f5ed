package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.error.ConfigException;

class FastPathsTest {

  private static final String PROPERTY = "records.fastPaths";
  private final String before = System.getProperty(PROPERTY);

  @AfterEach
  void restore() {
    set(before);
  }

  @Test
  void withoutThePropertyTheyAreTakenWhereTheyPayOff() {
    set(null);
    assertThat(FastPaths.take(true)).isTrue();
    assertThat(FastPaths.take(false)).isFalse();
  }

  @Test
  void thePropertyForcesThem() {
    set("off");
    assertThat(FastPaths.take(true)).isFalse();
    set("always");
    assertThat(FastPaths.take(false)).isTrue();
  }

  @Test
  void anotherValueIsRefused() {
    set("fast");
    assertThatThrownBy(() -> FastPaths.take(true))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("auto, off or always");
  }

  private static void set(String value) {
    if (value == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, value);
    }
  }
}
