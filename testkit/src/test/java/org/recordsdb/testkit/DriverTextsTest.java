package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;
import org.recordsdb.toy.H2Dialect;

/** The author of a dialect may see what the driver said; nobody does who did not ask for it. */
class DriverTextsTest {

  @TempDir private Path directory;

  private final DriverTexts texts = new DriverTexts();

  @Test
  void theDriversTextIsKeptUntilTheNextTest() {
    try (Records records =
        Records.builder()
            .url("h2:" + directory.resolve("texts"))
            .dialect(texts.listenedTo(new H2Dialect()))
            .open()) {
      assertThatThrownBy(() -> records.executeQuery("select nothing from nowhere"))
          .isInstanceOf(RecordsException.class);
    }
    assertThat(texts.all()).singleElement().asString().contains("nowhere").contains("not found");
    texts.clear();
    assertThat(texts.all()).isEmpty();
  }

  @Test
  void theyAreNotKeptUnlessAskedFor() {
    H2Dialect dialect = new H2Dialect();
    assertThat(texts.of(dialect)).isSameAs(dialect);
  }
}
