package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All parts of a schema, and what they need. Immutable. */
final class SourceCatalog {

  /** In the order in which parts are made that do not need each other. */
  private static final List<String> QUERIES =
      List.of(
          "collations",
          "types",
          "sequences",
          "functions",
          "tables",
          "settings",
          "defaults",
          "constraints",
          "indexes",
          "statistics",
          "views",
          "triggers",
          "policies",
          "grants",
          "comments",
          "others",
          "schema");

  /** Those that ask what the schema is called in the target. */
  private static final Set<String> WITH_TARGET = Set.of("types", "schema");

  private final List<PostgresObject> objects;
  private final Map<String, PostgresObject> byId = new HashMap<>();
  private final Map<String, String> wholes;
  private final Map<String, List<Need>> needs;
  private final List<Extension> extensions;
  private final Map<String, String> code;

  /**
   * An extension of the source.
   *
   * @param own whether it is in the schema that is copied
   */
  record Extension(String name, String schema, boolean own) {}

  private record Code(String id, String reason, List<String> owners) {}

  private record Dependency(String id, Need need) {}

  private SourceCatalog(
      List<PostgresObject> objects,
      Map<String, String> wholes,
      List<Dependency> dependencies,
      List<Extension> extensions,
      Map<String, String> code) {
    this.objects = List.copyOf(objects);
    this.wholes = Map.copyOf(wholes);
    this.extensions = List.copyOf(extensions);
    this.code = Map.copyOf(code);
    this.needs =
        dependencies.stream()
            .collect(
                Collectors.groupingBy(
                    dependency -> whole(dependency.id()),
                    Collectors.mapping(Dependency::need, Collectors.toList())));
    for (PostgresObject object : objects) {
      if (object.id() != null) {
        byId.put(object.id(), object);
      }
    }
  }

  /**
   * Reads the schema.
   *
   * @param name its name
   * @param target its name in the target
   * @param kept whether an owner stays one there
   */
  static SourceCatalog read(
      CatalogQueries queries, String name, String target, Predicate<String> kept)
      throws SQLException {
    String schema =
        queries.rows("select quote_ident(?::text)", row -> row.getString(1), name).get(0);
    List<PostgresObject> objects = new ArrayList<>();
    for (String query : QUERIES) {
      String[] parameters = WITH_TARGET.contains(query) ? new String[] {target} : new String[0];
      objects.addAll(
          sorted(queries.list(query, row -> PostgresObject.read(row, schema), parameters)));
    }
    objects.addAll(positions(queries));
    return new SourceCatalog(
        objects,
        parts(queries),
        queries.list("depends", row -> new Dependency(row.getString("id"), Need.read(row))),
        queries.list(
            "extensions",
            row ->
                new Extension(
                    row.getString("name"), row.getString("schema"), row.getBoolean("own"))),
        code(queries, kept));
  }

  private static Map<String, String> parts(CatalogQueries queries) throws SQLException {
    Map<String, String> wholes = new HashMap<>();
    queries
        .list("parts", row -> Map.entry(row.getString("part"), row.getString("whole")))
        .forEach(part -> wholes.put(part.getKey(), part.getValue()));
    return wholes;
  }

  private static Map<String, String> code(CatalogQueries queries, Predicate<String> kept)
      throws SQLException {
    return queries
        .list(
            "untrusted",
            row ->
                new Code(
                    row.getString("id"),
                    row.getString("reason"),
                    CatalogQueries.names(row, "owners")))
        .stream()
        .filter(each -> each.owners().isEmpty() || !each.owners().stream().allMatch(kept))
        .collect(Collectors.toMap(Code::id, Code::reason));
  }

  private static List<PostgresObject> sorted(List<PostgresObject> objects) {
    return objects.stream().sorted(Comparator.comparing(PostgresObject::name)).toList();
  }

  /** Sequences give numbers outside of transactions: these are no older than the rows. */
  private static List<PostgresObject> positions(CatalogQueries queries) throws SQLException {
    List<String> reads = queries.list("positions", row -> row.getString("sql"));
    if (reads.isEmpty()) {
      return List.of();
    }
    return queries.rows(
        String.join(" union all ", reads),
        row ->
            PostgresObject.of(
                Place.AFTER,
                "position of sequence",
                row.getString("name"),
                "select setval("
                    + row.getString("target")
                    + ", "
                    + row.getLong("last_value")
                    + ", "
                    + row.getBoolean("is_called")
                    + ")",
                row.getString("id")));
  }

  /** Why an object is not copied from a source that is not trusted; null if it is. */
  @Nullable String untrusted(PostgresObject object) {
    String id = object.id();
    return id == null ? null : code.get(id);
  }

  List<PostgresObject> objects() {
    return objects;
  }

  List<Extension> extensions() {
    return extensions;
  }

  /** The object that this is, or that it is a part of; null if it is none of the schema's. */
  @Nullable PostgresObject object(String id) {
    return byId.get(whole(id));
  }

  /** What PostgreSQL knows an object to need. */
  List<Need> needs(PostgresObject object) {
    String id = object.id();
    return id == null ? List.of() : needs.getOrDefault(id, List.of());
  }

  private String whole(String part) {
    String whole = part;
    for (String next = wholes.get(whole); next != null; next = wholes.get(whole)) {
      whole = next;
    }
    return whole;
  }
}
