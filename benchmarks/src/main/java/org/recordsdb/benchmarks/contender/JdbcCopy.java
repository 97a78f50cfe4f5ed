package org.recordsdb.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** JDBC by hand, with batches sent by PostgreSQL's COPY in its text format. */
final class JdbcCopy extends JdbcMaps {

  private static final String COPY = "copy documents (name, owner, size, score, note) from stdin";

  JdbcCopy(HikariDataSource pool) {
    super(pool);
  }

  @Override
  public int insertAll(List<NewDocument> documents) throws SQLException {
    return inTransaction(
        connection -> {
          StringBuilder text = new StringBuilder();
          for (NewDocument document : documents) {
            write(text, document);
          }
          try {
            return (int)
                connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new StringReader(text.toString()));
          } catch (IOException e) {
            throw new SQLException(e);
          }
        });
  }

  private static void write(StringBuilder text, NewDocument document) {
    escape(text, document.name());
    text.append('\t');
    escape(text, document.owner());
    text.append('\t').append(document.size()).append('\t').append(document.score()).append('\t');
    if (document.note() == null) {
      text.append("\\N");
    } else {
      escape(text, document.note());
    }
    text.append('\n');
  }

  /** Backslash, tab and the ends of lines have a meaning in the format. */
  private static void escape(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }
}
