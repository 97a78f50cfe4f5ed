package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.config.Settings;

/**
 * Decides what a schema of one PostgreSQL database becomes in another: the same, as far as the
 * other has what it needs from outside of the schema. Nothing is translated; definitions are those
 * that the source's own functions write.
 */
final class PostgresToPostgres implements CopyPlanner {

  private final Settings target;
  private final CopyOptions options;

  PostgresToPostgres(Settings target, CopyOptions options) {
    this.target = target;
    this.options = options;
  }

  /** Asks the target, too, on a connection of its own, what it has. */
  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    if (!options.types().isEmpty()) {
      throw Failure.of(
              ErrorKind.UNSUPPORTED,
              "Between two PostgreSQL databases all columns keep their types. Change them before or"
                  + " after the copy.")
          .exception();
    }
    try (Connection there = target.dialect().connect(target.connection(), true)) {
      return plan(source, there);
    }
  }

  private CopyPlan plan(Connection source, Connection there) throws SQLException {
    var syntax = target.dialect().syntax();
    String schema = options.targetSchema();
    boolean trusted = options.trustSource();
    CatalogQueries queries = new CatalogQueries(source, options.sourceSchema(), trusted);
    OwnerPlan owners = OwnerPlan.of(queries, TargetRoles.read(there, schema));
    SourceCatalog catalog =
        SourceCatalog.read(queries, options.sourceSchema(), schema, owners::keeps);
    TargetCatalog having = new TargetCatalog(there);
    ExtensionPlan extensions = new ExtensionPlan(catalog, having, schema, syntax, trusted);
    List<Untranslated> left = new ArrayList<>(ServerPair.differences(source, there));
    left.addAll(extensions.own());
    ObjectOrder order =
        new ObjectOrder(
            catalog, having, extensions, new ForeignNames(options.sourceSchema(), schema), trusted);
    left.addAll(extensions.untrusted());
    left.addAll(order.left());
    ExtensionTables members = ExtensionTables.of(queries);
    left.addAll(members.left());
    PostgresTables tables = PostgresTables.read(queries, syntax, options.sourceSchema());
    List<Notice> notices = new ArrayList<>(owners.notices(order.ids()));
    notices.addAll(LargeObjects.toldWith(members.notices(), queries));
    notices.addAll(placeNotices(queries, there, order));
    List<TablePlan> plans = MadeTypes.marked(MadeTypes.of(queries), tables.plans(order));
    return new CopyPlan(
        Stream.concat(extensions.steps().stream(), steps(order, Place.BEFORE)).toList(),
        plans,
        Stream.of(
                steps(order, Place.AFTER),
                steps(order, Place.LAST),
                owners.steps(order.ids()).stream(),
                refreshes(order))
            .flatMap(steps -> steps)
            .toList(),
        left,
        tables.empty(),
        PostgresRowRules.of(queries, plans),
        notices,
        TakenNames.of(queries, options.sourceSchema(), order.ids()),
        owners.lost());
  }

  private List<Notice> placeNotices(CatalogQueries queries, Connection there, ObjectOrder order)
      throws SQLException {
    target.dialect().begin(there, false);
    List<Notice> notices =
        PlaceNotices.of(queries, there, options.targetSchema(), order.made(Place.AFTER));
    target.dialect().rollback(there);
    return notices;
  }

  /** Each shows its owner the rows that policies let this one see; otherwise it would fail. */
  private static Stream<SchemaStep> refreshes(ObjectOrder order) {
    List<SchemaStep> refreshes = new ArrayList<>(steps(order, Place.END).toList());
    if (!refreshes.isEmpty()) {
      refreshes.add(0, SchemaStep.of("setting", "row_security", "set local row_security = on"));
    }
    return refreshes.stream();
  }

  private static Stream<SchemaStep> steps(ObjectOrder order, Place place) {
    return order.made(place).stream().map(PostgresObject::step);
  }
}
