package org.recordsdb.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Undoes migrations, the last first, each with its line in the history by one commit. */
final class Downgrade {

  private final MigrationSession session;
  private final FlywayHistory history;
  private final List<MigrationScript> scripts;

  Downgrade(MigrationSession session, FlywayHistory history, List<MigrationScript> scripts) {
    this.session = session;
    this.history = history;
    this.scripts = scripts;
  }

  /** Undoes those after this version, as the history has them in each transaction. */
  List<String> to(MigrationVersion target) throws SQLException {
    List<String> undone = new ArrayList<>();
    List<MigrationInfo> rest = after(target);
    while (!rest.isEmpty()) {
      List<MigrationFile> files = rest.stream().map(this::down).toList();
      MigrationInfo last = rest.get(0);
      new ScriptRunner(session).run(files.get(0));
      history.forget(last);
      session.commit();
      undone.add(String.valueOf(last.getVersion()));
      rest = after(target);
    }
    return undone;
  }

  /** The applied ones, the last first, with the lock that the transaction has from here on. */
  private List<MigrationInfo> after(MigrationVersion target) throws SQLException {
    session.begin();
    List<MigrationInfo> after =
        new ArrayList<>(
            history.applied().stream()
                .filter(info -> info.getVersion().compareTo(target) > 0)
                .toList());
    Collections.reverse(after);
    return after;
  }

  private MigrationFile down(MigrationInfo info) {
    return scripts.stream()
        .filter(script -> script.version().equals(info.getVersion()))
        .findFirst()
        .flatMap(script -> Optional.ofNullable(script.down()))
        .orElseThrow(
            () ->
                Refusals.refused(
                    "The migration "
                        + info.getVersion()
                        + " has no file that undoes it; nothing was undone. Write U"
                        + info.getVersion()
                        + "__what_it_does.sql."));
  }
}
