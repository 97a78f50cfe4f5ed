package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a PostgreSQL target.
 *
 * @param login that copies
 * @param owning the roles, and whether the login may make each of them an owner
 * @param ranks of the roles, and how far their rights reach beyond what they own
 */
record TargetRoles(String login, Map<String, Boolean> owning, Map<String, Integer> ranks) {

  private static final int SUPERUSER = 2;

  TargetRoles {
    owning = Map.copyOf(owning);
    ranks = Map.copyOf(ranks);
  }

  /**
   * Reads them.
   *
   * @param target a connection in autocommit mode
   * @param schema in which they are to own something
   */
  static TargetRoles read(Connection target, String schema) throws SQLException {
    CatalogQueries queries = new CatalogQueries(target);
    Map<String, Boolean> owning = new HashMap<>();
    queries
        .rows(
            CatalogQueries.text("owning"),
            row -> Map.entry(row.getString("name"), row.getBoolean("may")),
            schema)
        .forEach(role -> owning.put(role.getKey(), role.getValue()));
    return new TargetRoles(
        queries.rows("select current_user", row -> row.getString(1)).get(0),
        owning,
        ranks(queries));
  }

  /** How far the rights of each role reach: the superuser's 2, other wide ones 1, all else 0. */
  static Map<String, Integer> ranks(CatalogQueries queries) throws SQLException {
    Map<String, Integer> ranks = new HashMap<>();
    queries
        .rows(
            CatalogQueries.text("ranks"),
            row -> Map.entry(row.getString("name"), row.getInt("rank")))
        .forEach(role -> ranks.put(role.getKey(), role.getValue()));
    return ranks;
  }

  /** What is to be known of the login, or empty if it has no rights beyond what it owns. */
  Optional<String> mighty() {
    int rank = rank(login);
    return rank == 0
        ? Optional.empty()
        : Optional.of(
            rank == SUPERUSER
                ? "is a superuser of the target"
                : "has rights in the target beyond what it owns (BYPASSRLS, CREATEROLE, files of"
                    + " the server, or the like)");
  }

  /**
   * Why the role of this name can't own what an owner has in the source; null if it can.
   *
   * @param rank of the owner in the source
   */
  @Nullable String obstacle(String owner, int rank) {
    Boolean may = owning.get(owner);
    if (may == null) {
      return "is missing in the target";
    }
    if (rank(owner) > rank) {
      return "has more rights in the target than in the source";
    }
    return may || owner.equals(login) ? null : "can't be made an owner by the target's login";
  }

  private int rank(String role) {
    return ranks.getOrDefault(role, 0);
  }

  /**
   * Refuses a login whose rights reach beyond what it owns.
   *
   * @param target a connection in any mode
   * @param lost owners that are not kept, with the reasons; none if all are
   */
  static void requireFew(Connection target, String schema, List<String> lost) throws SQLException {
    if (!lost.isEmpty()) {
      TargetRoles roles = read(target, schema);
      String mighty = roles.mighty().orElse(null);
      if (mighty != null) {
        throw Untrusted.heir(roles.login, mighty, lost);
      }
    }
  }
}
