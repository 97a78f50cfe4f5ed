package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Who owns the parts of a schema in the target: all of them the roles of the same names, or all of
 * them the login. With some of each, code of one owner would run with the rights of another, as
 * that of a domain does for a table, or that of a partition for its root.
 */
final class OwnerPlan {

  private final TargetRoles roles;
  private final List<Owned> parts;

  /** Owners that are not kept, and why. */
  private final Map<String, String> lost;

  private record Owned(String id, String kind, String title, String sql, String owner) {

    boolean isRoutine() {
      return id.startsWith("pg_proc/");
    }
  }

  private OwnerPlan(TargetRoles roles, List<Owned> parts, Map<String, String> lost) {
    this.roles = roles;
    this.parts = List.copyOf(parts);
    this.lost = lost;
  }

  /** Reads who owns what in the source. */
  static OwnerPlan of(CatalogQueries source, TargetRoles roles) throws SQLException {
    List<Owned> parts =
        source.list(
            "owners",
            row ->
                new Owned(
                    row.getString("id"),
                    row.getString("kind"),
                    row.getString("title"),
                    row.getString("sql"),
                    row.getString("owner")));
    Map<String, Integer> ranks = TargetRoles.ranks(source);
    Map<String, String> lost = new TreeMap<>();
    Set<String> others = new HashSet<>();
    for (Owned part : parts) {
      String obstacle = roles.obstacle(part.owner(), ranks.getOrDefault(part.owner(), 0));
      if (obstacle != null) {
        lost.put(part.owner(), obstacle);
      } else if (!part.owner().equals(roles.login())) {
        others.add(part.owner());
      }
    }
    if (!lost.isEmpty()) {
      others.forEach(owner -> lost.put(owner, "is not kept, as others can't be"));
    }
    return new OwnerPlan(roles, parts, lost);
  }

  /** True if what this role owns in the source belongs to the role of its name in the target. */
  boolean keeps(String owner) {
    return !lost.containsKey(owner);
  }

  /** Owners that are not kept, with the reasons. */
  List<String> lost() {
    return lost.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList();
  }

  /**
   * Gives parts to their owners.
   *
   * @param made ids of what is made
   */
  List<SchemaStep> steps(Set<String> made) {
    return lost.isEmpty()
        ? parts.stream()
            .filter(part -> made.contains(part.id()) && !part.owner().equals(roles.login()))
            .map(part -> SchemaStep.of("owner", part.title(), part.sql() + quoted(part.owner())))
            .toList()
        : List.of();
  }

  private static String quoted(String role) {
    return '"' + role.replace("\"", "\"\"") + '"';
  }

  /**
   * Says what is to be known of the target's login, functions, and owners that are not kept.
   *
   * @param made ids of what is made
   */
  List<Notice> notices(Set<String> made) {
    List<Notice> notices = new ArrayList<>();
    roles
        .mighty()
        .ifPresent(
            mighty ->
                notices.add(
                    new Notice(
                        "login",
                        roles.login(),
                        mighty
                            + ". A login that only owns the target database can do less harm with"
                            + " what comes from the source.")));
    Predicate<Owned> isMade = part -> made.contains(part.id());
    parts.stream()
        .filter(isMade.and(Owned::isRoutine))
        .map(part -> new Notice(part.kind(), part.title(), code(part.owner())))
        .forEach(notices::add);
    lost.forEach(
        (owner, reason) -> {
          List<String> names =
              parts.stream()
                  .filter(isMade.and(part -> part.owner().equals(owner)))
                  .map(part -> part.kind() + " " + part.title())
                  .toList();
          if (!names.isEmpty()) {
            String owns = ", so " + roles.login() + " owns: " + String.join(", ", names) + ".";
            notices.add(new Notice("owner", owner, reason + owns));
          }
        });
    return notices;
  }

  private String code(String owner) {
    return "is code of the source. Its owner is "
        + owner
        + " there, and "
        + (keeps(owner) ? owner : roles.login())
        + " in the target.";
  }
}
