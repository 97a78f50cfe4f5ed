package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.postgres.PgBouncer;

/** Behind a pooler that lends servers for one transaction, at both ends. */
class PooledCopyTest {

  @TempDir Path directory;

  @Test
  void bothEndsMayBeBehindAPooler() throws SQLException, IOException {
    PlainPostgres source = PlainPostgres.create().load("p06_partition_inherit.sql");
    PlainPostgres target = PlainPostgres.create();
    try (PgBouncer pooler = PgBouncer.start(source.port(), directory)) {
      CopyReport report = Copy.from(source.url(pooler.port())).to(target.url(pooler.port())).run();
      assertThat(report.left()).isEmpty();
      assertThat(report.copied()).isTrue();
    }
    assertThat(target.schema()).isEqualTo(source.schema());
    assertThat(target.content()).isEqualTo(source.content());
  }
}
