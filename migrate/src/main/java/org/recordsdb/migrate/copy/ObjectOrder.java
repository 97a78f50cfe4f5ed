package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a schema in an order in which they can be made, and those that can't, because of
 * themselves or because of something that they need. Of one plan.
 */
final class ObjectOrder {

  private static final Verdict OPEN = new Verdict(Place.BEFORE, "needs itself");

  private final SourceCatalog source;
  private final TargetCatalog target;
  private final ExtensionPlan extensions;
  private final ForeignNames names;
  private final boolean trusted;
  private final Map<PostgresObject, Verdict> verdicts = new HashMap<>();
  private final Map<Place, List<PostgresObject>> made = new EnumMap<>(Place.class);
  private final List<Untranslated> left = new ArrayList<>();

  /**
   * When something is made, or why it is not.
   *
   * @param obstacle null if it is made
   */
  private record Verdict(Place place, @Nullable String obstacle) {}

  ObjectOrder(
      SourceCatalog source,
      TargetCatalog target,
      ExtensionPlan extensions,
      ForeignNames names,
      boolean trusted)
      throws SQLException {
    this.source = source;
    this.target = target;
    this.extensions = extensions;
    this.names = names;
    this.trusted = trusted;
    for (PostgresObject object : source.objects()) {
      visit(object);
    }
  }

  /** What is made there, each after what it needs. */
  List<PostgresObject> made(Place place) {
    return List.copyOf(made.getOrDefault(place, List.of()));
  }

  /** The ids of all that is made. */
  Set<String> ids() {
    return made.values().stream()
        .flatMap(List::stream)
        .map(PostgresObject::id)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** What is not made. */
  List<Untranslated> left() {
    return List.copyOf(left);
  }

  private Verdict visit(PostgresObject object) throws SQLException {
    Verdict known = verdicts.get(object);
    if (known != null) {
      return known;
    }
    verdicts.put(object, OPEN);
    Verdict verdict = judge(object);
    verdicts.put(object, verdict);
    if (verdict.obstacle() == null) {
      made.computeIfAbsent(verdict.place(), place -> new ArrayList<>()).add(object);
    } else if (!isIdle(object)) {
      left.add(object.left(verdict.obstacle(), isUntrusted(object)));
    }
    return verdict;
  }

  /** True for what says more about something that is not made. */
  private boolean isIdle(PostgresObject object) {
    return object.needs().stream()
        .map(source::object)
        .anyMatch(need -> need == null || obstacle(need) != null);
  }

  private @Nullable String obstacle(PostgresObject object) {
    Verdict verdict = verdicts.get(object);
    return verdict == null ? null : verdict.obstacle();
  }

  private Verdict judge(PostgresObject object) throws SQLException {
    String obstacle = own(object);
    Place place = place(object);
    List<PostgresObject> needed = new ArrayList<>();
    for (String id : object.needs()) {
      PostgresObject need = source.object(id);
      if (need == null) {
        return new Verdict(place, "belongs to something that is not copied");
      }
      needed.add(need);
    }
    for (Need need : source.needs(object)) {
      PostgresObject inside = source.object(need.id());
      if (inside != null) {
        needed.add(inside);
      } else if (obstacle == null) {
        obstacle = outside(object, need);
      }
    }
    for (PostgresObject need : needed) {
      if (obstacle == null && !need.equals(object)) {
        Verdict verdict = visit(need);
        place = place.behind(verdict.place());
        if (verdict.obstacle() != null) {
          obstacle = "needs the " + need.kind() + " " + need.name() + ", which is not copied";
        } else if (object.place() == Place.TABLE && place != Place.TABLE) {
          obstacle = "needs the " + need.kind() + " " + need.name() + ", which needs tables";
        }
      }
    }
    return new Verdict(place, obstacle);
  }

  /**
   * Functions of a source that is not trusted are made when all is done that might run them, so
   * that none can be run, whatever the source's definitions say.
   */
  private Place place(PostgresObject object) {
    return object.isRoutine() && !trusted ? Place.LAST : object.place();
  }

  private boolean isUntrusted(PostgresObject object) {
    return object.reason() == null && source.untrusted(object) != null;
  }

  private @Nullable String own(PostgresObject object) {
    if (object.reason() != null) {
      return object.reason();
    }
    String untrusted = source.untrusted(object);
    if (untrusted != null) {
      return untrusted;
    }
    for (String role : object.roles()) {
      if (!target.hasRole(role)) {
        return "the role " + role + " is missing in the target";
      }
    }
    return names.obstacle(object);
  }

  /** What a policy needs is run by those who read the table, and unless forced not by its owner. */
  private @Nullable String outside(PostgresObject object, Need need) throws SQLException {
    if (need.extension() != null) {
      return extensions.obstacle(need, need.extension()).orElse(null);
    }
    Optional<TargetCatalog.Found> found = target.find(need.address());
    if (found.isEmpty()) {
      return "needs the " + need.description() + ", which is missing in the target";
    }
    return object.kind().equals("policy")
        ? null
        : Untrusted.needed(need.description(), found.get().strangers()).orElse(null);
  }
}
