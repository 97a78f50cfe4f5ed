package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;

/**
 * A copy of a whole database into an empty one: {@code Copy.from(url).to(url).run()}. The source is
 * read first. If it has anything that the target can't store and the policy does not cover, nothing
 * is written. All is made beside what the target has, compared with the source, and published at
 * once. A copy that was killed continues when it is run again.
 *
 * <p>Immutable and thread-safe; each method gives another one.
 */
public final class Copy {

  private static final String DEFAULT_SCHEMA = "public";

  /** More readers than this only take turns at the target. */
  private static final int MOST_JOBS = 4;

  private final String from;
  private final String to;
  private final Schemas schemas;
  private final CopyOptions options;
  private final CopyProgress progress;

  private Copy(
      String from, String to, Schemas schemas, CopyOptions options, CopyProgress progress) {
    this.from = from;
    this.to = to;
    this.schemas = schemas;
    this.options = options;
    this.progress = progress;
  }

  /** The schemas that were asked for; null for those that the URLs name. */
  private record Schemas(@Nullable String source, @Nullable String target) {}

  /** A database to copy from. */
  public static final class From {

    private final String url;

    private From(String url) {
      this.url = url;
    }

    /** A copy into the database of this URL. */
    public Copy to(String target) {
      int jobs = Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors());
      CopyOptions options = CopyOptions.usual(DEFAULT_SCHEMA, jobs);
      return new Copy(url, target, new Schemas(null, null), options, CopyProgress.NONE);
    }
  }

  /** The database of this URL as a source. */
  public static From from(String url) {
    return new From(url);
  }

  /** What happens to values that their column can't store; {@link OnBadValue#FAIL} unless said. */
  public Copy onBadValue(OnBadValue policy) {
    return with(options.withOnBadValue(policy));
  }

  /** The type that a column gets in the target, in place of the one that follows from its own. */
  public Copy type(String table, String column, ColumnType type) {
    Map<String, ColumnType> types = new LinkedHashMap<>(options.types());
    types.put(table + "." + column, type);
    return with(options.withTypes(types));
  }

  /** Whether the target may lack what has no translation; a copy is refused unless it may. */
  public Copy leaveOut(boolean allowed) {
    return with(options.withLeaveOut(allowed));
  }

  /**
   * Trusts whoever made the source: its code may run with the rights of the two logins. Otherwise
   * no function of a PostgreSQL source runs while it is copied. What would run one is left out, as
   * is what would run later with the rights of an owner that it gets by the copy: functions with
   * {@code security definer}, and views of what is outside of the schema; and rights by which
   * others could run code with those of an owner. Materialized views are filled only if the source
   * is trusted. So is a login with rights like a superuser's made the owner of what others own.
   */
  public Copy trustSource() {
    return with(options.withTrustSource());
  }

  /**
   * Trusts whoever may have changed a PostgreSQL target since the copy was made: {@link #compare}
   * may run their code with the rights of the target's login, as functions that an index of a table
   * calls. Otherwise such a target is refused, as such a source is.
   */
  public Copy trustTarget() {
    return with(options.withTrustTarget());
  }

  /** Whether the stored rows are read again and compared; they are unless said. */
  public Copy verify(boolean wanted) {
    return with(options.withVerify(wanted));
  }

  /**
   * The schema of a PostgreSQL source that is copied; unless said the one that the URL names by its
   * option {@code schema}, or else {@code public}.
   */
  public Copy fromSchema(String schema) {
    return new Copy(from, to, new Schemas(schema, schemas.target()), options, progress);
  }

  /**
   * The schema of a PostgreSQL target that is made; unless said the one that the URL names by its
   * option {@code schema}, or else that of the source.
   */
  public Copy toSchema(String schema) {
    return new Copy(from, to, new Schemas(schemas.source(), schema), options, progress);
  }

  /** Both schemas. */
  public Copy schemas(String source, String target) {
    return fromSchema(source).toSchema(target);
  }

  /**
   * A part of the rows only, in which no reference is broken: so many of each table, the same ones
   * every time, and the rows that these refer to. Tables of up to 100 rows and the history of the
   * migrations come whole. Of PostgreSQL, into an SQLite file.
   *
   * @param share from 0 to 1, as 0.01 for one row of a hundred
   */
  public Copy sample(double share) {
    if (!(share > 0 && share <= 1)) {
      throw Failure.of(ErrorKind.CONFIG, "The share of a sample must be more than 0 and at most 1.")
          .exception();
    }
    return with(options.withSample(share));
  }

  /** Receives the progress. */
  public Copy progress(CopyProgress listener) {
    return new Copy(from, to, schemas, options, listener);
  }

  private Copy with(CopyOptions changed) {
    return new Copy(from, to, schemas, changed, progress);
  }

  /**
   * Copies everything, or nothing.
   *
   * @return what was done, or why nothing was
   * @throws org.recordsdb.error.RecordsException if a URL is wrong, a database does not answer or
   *     refuses something, the source has no tables, the target is not empty, or another copy is at
   *     work
   */
  public CopyReport run() {
    return run(
        CopyRun::run,
        (planner, source, target) ->
            new FreeTarget(
                new FilledSource(
                    planner, source.origin(), schemas.source() != null, options.leaveOut()),
                target),
        "The copy failed. The target has none of it.",
        "Run it again, and it goes on where it was; the server's log has the statement.");
  }

  /**
   * Compares the target, a copy that was made before, with the source: all rows. It must be told
   * what that copy was: its policy, types, schemas and sample. A value that the target can't store
   * and that the policy does not cover differs from whatever the target has, NULL among it.
   *
   * @throws org.recordsdb.error.RecordsException if a URL is wrong, a database does not answer or
   *     refuses something, the source has no tables, or the target has not all of them
   */
  public CopyReport compare() {
    return run(
        CopyRun::compare,
        (planner, source, target) ->
            new FilledTarget(new FilledSource(planner, source.origin(), false, true), target),
        "The comparison failed.",
        "Give it the options that the copy was made with.");
  }

  /**
   * Drops what an unfinished copy has created so far, or, if none is unfinished, the copy that was
   * made.
   *
   * @param url the database that was copied into
   * @param evenIfChanged whether also tables go whose rows are not those that were copied, and what
   *     has another name or definition now
   * @return what was dropped
   * @throws org.recordsdb.error.RecordsException if any of it was changed since and may not go, if
   *     copies were made in several schemas, if the database is a file that a copy has finished,
   *     which is to be deleted, or if it does not answer
   */
  public static List<String> rollBack(String url, boolean evenIfChanged) {
    return rollBack(url, null, evenIfChanged);
  }

  /**
   * Drops the copy that was made in one schema of a PostgreSQL database.
   *
   * @param schema its name, or null as for {@link #rollBack(String, boolean)}
   */
  public static List<String> rollBack(String url, @Nullable String schema, boolean evenIfChanged) {
    return rollBack(url, schema, evenIfChanged, false);
  }

  /**
   * Drops the copy that was made in one schema of a PostgreSQL database.
   *
   * @param trustTarget whether looking for changed rows may run what others have put into the
   *     target since, as functions that an index of a table calls
   */
  public static List<String> rollBack(
      String url, @Nullable String schema, boolean evenIfChanged, boolean trustTarget) {
    Settings settings = settings(url);
    try {
      return Databases.rollBack(settings, schema, evenIfChanged, trustTarget);
    } catch (SQLException e) {
      throw CopyFailure.of(
          e,
          settings.dialect(),
          "The rollback failed. Nothing was dropped.",
          "The server's log has the statement.");
    }
  }

  private interface Work {
    CopyReport run(CopyRun run, Look.Planning planning) throws SQLException;
  }

  /** A planner that refuses plans by which nothing would be proved. */
  private interface Guard {
    CopyPlanner of(CopyPlanner planner, CopySource source, CopyTarget target);
  }

  private CopyReport run(Work work, Guard guard, String failure, String remedy) {
    Settings source = settings(from);
    Settings target = settings(to);
    CopyOptions named = named(source, target);
    try (CopySource reading = Databases.source(source, named);
        CopyTarget writing = Databases.target(target, source, named)) {
      if (reading.origin().equals(writing.place())) {
        throw Refusals.samePlace(writing.place());
      }
      CopyRun run = new CopyRun(reading, writing, named, progress);
      return work.run(
          run, chosen -> guard.of(Databases.planner(source, target, chosen), reading, writing));
    } catch (SQLException e) {
      Dialect known =
          target.dialect().classify(e, null).kind() == ErrorKind.INTERNAL
              ? source.dialect() // the other driver's exception
              : target.dialect();
      throw CopyFailure.of(e, known, failure, remedy);
    }
  }

  /** The options with the names of the schemas that these databases are meant to have. */
  private CopyOptions named(Settings source, Settings target) {
    String there = named(schemas.source(), source, DEFAULT_SCHEMA);
    return options.withSchemas(there, named(schemas.target(), target, there));
  }

  private static String named(@Nullable String asked, Settings settings, String otherwise) {
    String own = settings.connection().schema();
    return asked != null ? asked : own != null ? own : otherwise;
  }

  private static Settings settings(String url) {
    if (url.isBlank()) {
      throw Failure.of(
              ErrorKind.CONFIG, "A copy needs the URLs of two databases. One of them is empty.")
          .exception();
    }
    Settings settings = SettingsReader.read(url);
    settings.dialect().explain(settings.connection()); // refuses what only the dialect knows
    return settings;
  }
}
