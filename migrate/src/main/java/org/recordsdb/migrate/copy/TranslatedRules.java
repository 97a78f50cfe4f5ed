package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recordsdb.migrate.expression.Translation;
import org.recordsdb.migrate.schema.Check;
import org.recordsdb.migrate.schema.ConflictClause;
import org.recordsdb.migrate.schema.IndexDefinition;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.migrate.schema.ValueCheck;
import org.recordsdb.spi.TableInfo;

/** Rules of a table in the target's words, and those that have none there. */
final class TranslatedRules {

  private final Translation translation;
  private final TableInfo target;
  private final List<Untranslated> left;

  /**
   * @param left is told what has no translation
   */
  TranslatedRules(Translation translation, TableInfo target, List<Untranslated> left) {
    this.translation = translation;
    this.target = target;
    this.left = left;
  }

  /** The definition with what could be translated. */
  TableDefinition of(TableDefinition source) {
    leaveConflicts(source);
    return new TableDefinition(
        source.info(),
        checks(source),
        source.foreignKeys(),
        indexes(source),
        source.nextNumber(),
        List.of());
  }

  /** The target refuses every statement that breaks a constraint, and that statement alone. */
  private void leaveConflicts(TableDefinition source) {
    for (ConflictClause clause : source.conflicts()) {
      left.add(
          new Untranslated(
              "conflict clause",
              source.name() + " (" + String.join(", ", clause.columns()) + ")",
              clause.constraint()
                  + " ON CONFLICT "
                  + clause.action()
                  + "; PostgreSQL refuses the statement, as ABORT does"));
    }
  }

  /** Without those that the target's types make sure of. */
  private List<Check> checks(TableDefinition source) {
    List<Check> translated = new ArrayList<>();
    for (Check check : source.checks()) {
      if (ValueCheck.isOf(source.info().columns().values().stream(), check.condition())) {
        continue;
      }
      Optional<String> condition = translation.check(check.condition(), target);
      if (condition.isEmpty()) {
        leave("check", source.name() + ": " + check.condition());
      } else if (!condition.get().equals(Translation.ALWAYS)) {
        translated.add(new Check(check.name(), condition.get()));
      }
    }
    return translated;
  }

  private List<IndexDefinition> indexes(TableDefinition source) {
    List<IndexDefinition> translated = new ArrayList<>();
    for (IndexDefinition index : source.indexes()) {
      index(index).ifPresentOrElse(translated::add, () -> leave("index", index.name()));
    }
    return translated;
  }

  private Optional<IndexDefinition> index(IndexDefinition index) {
    List<IndexDefinition.Part> parts = new ArrayList<>();
    for (IndexDefinition.Part part : index.parts()) {
      Optional<String> expression =
          Optional.ofNullable(part.expression())
              .flatMap(sql -> translation.expression(sql, target));
      if (part.column() == null && expression.isEmpty()) {
        return Optional.empty();
      }
      parts.add(
          new IndexDefinition.Part(
              part.column(), expression.orElse(null), part.descending(), part.collation()));
    }
    Optional<String> condition =
        Optional.ofNullable(index.condition()).flatMap(sql -> translation.condition(sql, target));
    if (index.condition() != null && condition.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new IndexDefinition(index.name(), index.unique(), parts, condition.orElse(null)));
  }

  private void leave(String kind, String name) {
    left.add(new Untranslated(kind, name, "has no translation"));
  }
}
