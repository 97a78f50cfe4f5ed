package org.recordsdb.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.PostgresDialect;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.sqlite.SqliteDialect;

/** Where programs run: the zone and locale of this process, and how PostgreSQL's database sorts. */
enum Place {
  PLAIN("UTC", "en-US", "locale 'C'", true),
  TURKISH("America/St_Johns", "tr-TR", "locale 'C' locale_provider icu icu_locale 'tr-TR'", false),
  HIMALAYAN("Asia/Kathmandu", "de-DE", "locale 'en_US.UTF-8'", true),
  SAMOAN("Pacific/Apia", "tr-TR", "locale 'C' locale_provider icu icu_locale 'de-DE'", true);

  /** Where the machine has no locale of its own to sort as American English does. */
  static final String ICU_ENGLISH = "locale 'C' locale_provider icu icu_locale 'en-US'";

  private final String zone;
  private final String locale;
  private final String collation;
  private final boolean file;

  Place(String zone, String locale, String collation, boolean file) {
    this.zone = zone;
    this.locale = locale;
    this.collation = collation;
    this.file = file;
  }

  /** Opens both databases under the zone and locale, which stay until the pair is closed. */
  Pair open() {
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Locale.setDefault(Locale.forLanguageTag(locale));
    String plain = TestPostgres.url();
    String sorted = plain.replaceAll("/(\\w+)$", "/$1_sorted");
    String used = TestPostgres.isEmbedded() ? create(plain, sorted) : "as the server sorts";
    return new Pair(
        this,
        zone
            + ", "
            + locale
            + ", SQLite in "
            + (file ? "a file" : "memory")
            + ", PostgreSQL "
            + used,
        Database.open(new SqliteDialect(), sqlite()),
        Database.open(new PostgresDialect(), TestPostgres.isEmbedded() ? sorted : plain),
        () -> {
          TimeZone.setDefault(zoneBefore);
          Locale.setDefault(localeBefore);
        });
  }

  private String sqlite() {
    if (!file) {
      return "sqlite::memory:";
    }
    try {
      Path directory = Files.createTempDirectory("records-fuzz");
      directory.toFile().deleteOnExit();
      return "sqlite:" + directory.resolve("fuzz.db") + "?synchronous=normal";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates the database that sorts as this place wants, and says how it does. */
  private String create(String plain, String sorted) {
    String name = sorted.substring(sorted.lastIndexOf('/') + 1);
    String create = "create database " + name + " template template0 encoding 'UTF8' ";
    try (Records records = Records.connect(plain)) {
      try {
        records.executeUpdate(create + collation);
        return collation;
      } catch (RecordsException e) {
        if (this != HIMALAYAN) {
          throw e;
        }
        records.executeUpdate(create + ICU_ENGLISH);
        return ICU_ENGLISH + ", as this machine has no en_US.UTF-8";
      }
    }
  }
}
