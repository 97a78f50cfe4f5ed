package org.recordsdb.toy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.spi.Dialect;
import org.recordsdb.testkit.DialectContract;

/** A dialect of some hundred lines keeps the whole contract. */
class H2DialectTest extends DialectContract {

  @TempDir static Path directory;

  @Override
  protected Dialect dialect() {
    return new H2Dialect();
  }

  @Override
  protected String url() {
    return "h2:" + directory.resolve("contract");
  }

  /** H2 has more than a hundred codes for what is wrong with SQL. */
  @Override
  protected boolean tellsMistakes() {
    return false;
  }
}
