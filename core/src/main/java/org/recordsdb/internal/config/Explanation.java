package org.recordsdb.internal.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.recordsdb.internal.text.DurationText;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.internal.text.UrlText;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Pooling;

/** Says in lines of text what was derived from a URL and its variables. Shows no secret. */
public final class Explanation {

  private final Settings settings;
  private final Map<String, String> lines = new LinkedHashMap<>();

  private Explanation(Settings settings) {
    this.settings = settings;
  }

  /** One setting a line: its name, a colon, its value, safe to show. */
  public static String of(Settings settings) {
    Explanation explanation = new Explanation(settings);
    explanation.connection();
    explanation.limits();
    explanation.lines.putAll(settings.ignored());
    return explanation.lines.entrySet().stream()
        .map(line -> Printable.of(line.getKey() + ": " + line.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private void connection() {
    ConnectionSettings connection = settings.connection();
    DatabaseUrl url = connection.url();
    lines.put("database", settings.dialect().name());
    lines.put("url", url.toString());
    if (!settings.dialect().isEmbedded()) {
      lines.put("login", url.user() == null ? "none" : UrlText.login(url.user()));
      lines.put("password", url.password() == null ? "none" : "given, not shown");
    }
    lines.putAll(settings.dialect().explain(connection));
    lines.put("access", connection.readOnly() ? "reads only" : "reads and writes");
  }

  private void limits() {
    Pooling pooling = settings.dialect().pooling(settings.connection().url());
    int kept = settings.poolSize();
    String connections = "1";
    if (pooling == Pooling.SHARED) {
      connections = kept + " kept, at most " + (kept + settings.maxOverflow());
    } else if (pooling == Pooling.ONE_WRITER) {
      connections = "1 that writes, at most " + kept + " that read";
    }
    lines.put("connections", connections);
    lines.put("raw SQL", settings.strict() ? "strict" : "the database's own");
    lines.put("wait for a connection", "at most " + DurationText.of(settings.poolTimeout()));
    lines.put("connecting", "at most " + DurationText.of(settings.connection().connectTimeout()));
    Duration query = settings.queryTimeout();
    lines.put("statement", query.isZero() ? "no time limit" : "at most " + DurationText.of(query));
  }
}
