package org.recordsdb.migrate.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.SqlNames;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.TableInfo;

/** The columns of the tables of a FROM, each under the name that its table has there. */
final class JoinScope implements Scope {

  private final boolean ignoresCase;
  private final List<Source> sources = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();

  /**
   * @param ignoresCase whether names in capitals and small letters are the same
   */
  JoinScope(boolean ignoresCase) {
    this.ignoresCase = ignoresCase;
  }

  /**
   * A table of a FROM.
   *
   * @param name its alias, or its own name
   * @param table its columns
   */
  record Source(String name, TableInfo table) {}

  void add(String name, TableInfo table) {
    sources.add(new Source(name, table));
  }

  /** The tables in their order, or the one of this name. */
  List<Source> sources(@Nullable String name) {
    return sources.stream().filter(each -> name == null || isSame(name, each.name())).toList();
  }

  /** Tells a name that the query gives one of its columns, which SQLite knows in its clauses. */
  void hide(String name) {
    hidden.add(name);
  }

  /**
   * A column, or null if there is none.
   *
   * @throws Untranslatable if there is more than one, or none but a column of the query itself
   */
  @Override
  public @Nullable Found find(@Nullable String qualifier, String name) {
    Found found = null;
    for (Source source : sources(qualifier)) {
      for (ColumnInfo column : source.table().columns().values()) {
        if (isSame(name, column.name())) {
          Tokens.require(found == null);
          found = new Found(column, source.name());
        }
      }
    }
    Tokens.require(found != null || hidden.stream().noneMatch(each -> isSame(name, each)));
    return found;
  }

  private boolean isSame(String name, String other) {
    return ignoresCase ? SqlNames.same(name, other) : name.equals(other);
  }
}
