package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;

/** A test on a copy of a file that another program made. */
abstract class ExistingFileCase {

  @TempDir Path directory;

  Records records;

  /** A copy of the resource, opened. */
  final Records open(String name) throws IOException, SQLException {
    records = ExistingFile.copy(name, directory).open();
    return records;
  }

  @AfterEach
  void close() {
    if (records != null) {
      records.close();
    }
  }

  /** Another file in the place of the one at hand. */
  final Records reopen(String name) throws IOException, SQLException {
    records.close();
    return open(name);
  }

  final <E extends RecordsException> E refused(Class<E> type, Runnable call) {
    E failure = catchThrowableOfType(type, call::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  /** All rows, page by page. */
  static List<Row> pages(Query ordered, int size) {
    List<Row> rows = new ArrayList<>();
    List<Row> page = ordered.limit(size).list();
    while (!page.isEmpty()) {
      rows.addAll(page);
      page = ordered.limit(size).after(page.get(page.size() - 1)).list();
    }
    return rows;
  }
}
