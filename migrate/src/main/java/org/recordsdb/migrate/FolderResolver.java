package org.recordsdb.migrate;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.flywaydb.core.internal.jdbc.Results;
import org.jspecify.annotations.Nullable;

/**
 * Gives Flyway the migrations of a location. Not by its ResourceProvider: what that gives is both
 * run and summed, so a file would have another checksum on each database, and another again when
 * the translation gets better.
 */
final class FolderResolver implements MigrationResolver {

  private final List<MigrationScript> scripts;
  private final Map<MigrationVersion, Integer> sums;
  private final Runner runner;

  /**
   * @param sums what the history has, by version: Flyway asks no resolver whether a sum fits, so
   *     the one that fits is given as the file's
   */
  FolderResolver(
      List<MigrationScript> scripts, Map<MigrationVersion, Integer> sums, Runner runner) {
    this.scripts = scripts;
    this.sums = sums;
    this.runner = runner;
  }

  @Override
  public Collection<ResolvedMigration> resolveMigrations(MigrationResolver.Context context) {
    return scripts.stream().<ResolvedMigration>map(Resolved::new).toList();
  }

  @Override
  public String getPrefix(Configuration configuration) {
    return "V";
  }

  @Override
  public MigrationType getDefaultMigrationType() {
    return CoreMigrationType.SQL;
  }

  private final class Resolved implements ResolvedMigration, MigrationExecutor {

    private final MigrationScript script;

    Resolved(MigrationScript script) {
      this.script = script;
    }

    @Override
    public MigrationVersion getVersion() {
      return script.version();
    }

    @Override
    public String getDescription() {
      return script.description();
    }

    @Override
    public String getScript() {
      return script.up().name();
    }

    @Override
    public Integer getChecksum() {
      Integer applied = sums.get(script.version());
      return applied != null && script.hasSum(applied) ? applied : script.up().checksum();
    }

    @Override
    public MigrationType getType() {
      return CoreMigrationType.SQL;
    }

    @Override
    public String getPhysicalLocation() {
      return script.up().place();
    }

    @Override
    public MigrationExecutor getExecutor() {
      return this;
    }

    @Override
    public boolean checksumMatches(@Nullable Integer checksum) {
      return getChecksum().equals(checksum);
    }

    @Override
    public boolean checksumMatchesWithoutBeingIdentical(@Nullable Integer checksum) {
      return false;
    }

    @Override
    public List<Results> execute(org.flywaydb.core.api.executor.Context context)
        throws SQLException {
      runner.run(script.up());
      return List.of();
    }

    @Override
    public boolean canExecuteInTransaction() {
      return true;
    }

    @Override
    public boolean shouldExecute() {
      return true;
    }
  }

  /** Runs the statements of a file, or only notes that they were run. */
  interface Runner {
    void run(MigrationFile file) throws SQLException;
  }
}
