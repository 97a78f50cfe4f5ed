package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who owns the parts of a schema in the target: the role of the same name, where there is one and
 * the login may make it the owner; else the login.
 *
 * @param steps that give parts to their owners
 * @param notices about the target's login, functions, and owners that are not kept
 */
record OwnerPlan(List<SchemaStep> steps, List<Notice> notices) {

  OwnerPlan {
    steps = List.copyOf(steps);
    notices = List.copyOf(notices);
  }

  private record Owned(
      String id, String kind, String title, String sql, String owner, boolean foreignRows) {}

  /**
   * Reads who owns what in the source.
   *
   * @param roles of the target
   * @param made ids of what is made there
   */
  static OwnerPlan of(CatalogQueries source, TargetRoles roles, Set<String> made)
      throws SQLException {
    List<Owned> parts =
        source
            .list(
                "owners",
                row ->
                    new Owned(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("sql"),
                        row.getString("owner"),
                        row.getBoolean("foreign_rows")))
            .stream()
            .filter(part -> made.contains(part.id()))
            .toList();
    return of(roles, parts);
  }

  private static OwnerPlan of(TargetRoles roles, List<Owned> parts) {
    List<SchemaStep> steps = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    Map<String, List<String>> lost = new TreeMap<>();
    if (roles.isSuperuser()) {
      notices.add(
          new Notice(
              "login",
              roles.login(),
              "is a superuser of the target. A login that only owns the target database can do"
                  + " less harm with what comes from the source."));
    }
    for (Owned part : parts) {
      boolean same = part.owner().equals(roles.login());
      if (part.id().startsWith("pg_proc/")) {
        String owner = roles.keeps(part.owner()) ? part.owner() : roles.login();
        notices.add(
            new Notice(
                part.kind(),
                part.title(),
                "is code of the source. Its owner is "
                    + part.owner()
                    + " there, and "
                    + owner
                    + " in the target."));
      }
      if (!same && roles.keeps(part.owner())) {
        String role = '"' + part.owner().replace("\"", "\"\"") + '"';
        steps.add(SchemaStep.of("owner", part.title(), part.sql() + role));
      } else if (!same) {
        lost.computeIfAbsent(part.owner(), owner -> new ArrayList<>())
            .add(part.kind() + " " + part.title());
        if (part.foreignRows()) {
          notices.add(
              new Notice(
                  part.kind(),
                  part.title(),
                  "reads what other roles own, with the rights of "
                      + part.owner()
                      + " in the source, and with those of "
                      + roles.login()
                      + " in the target."));
        }
      }
    }
    lost.forEach(
        (owner, names) ->
            notices.add(
                new Notice(
                    "owner",
                    owner,
                    (roles.has(owner)
                            ? "can't be made an owner by the target's login, so "
                            : "is missing in the target, so ")
                        + roles.login()
                        + " owns: "
                        + String.join(", ", names)
                        + ".")));
    return new OwnerPlan(steps, notices);
  }
}
