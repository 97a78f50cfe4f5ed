package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.QOM;

/** The operands of a part of a statement that must have one type. */
final class OneValue {

  private OneValue() {}

  /** What is compared with each other; empty if nothing is. */
  static List<Field<?>> compared(QueryPart part) {
    List<Field<?>> operands = new ArrayList<>();
    if (part instanceof QOM.CompareCondition<?, ?> compare) {
      operands.addAll(List.of(compare.$arg1(), compare.$arg2()));
    } else if (part instanceof QOM.Between<?> between) {
      operands.addAll(List.of(between.$arg1(), between.$arg2(), between.$arg3()));
    } else if (part instanceof QOM.InList<?> in) {
      operands.add(in.$field());
      operands.addAll(in.$list());
    } else if (part instanceof QOM.NotInList<?> in) {
      operands.add(in.$field());
      operands.addAll(in.$list());
    } else if (part instanceof QOM.Nullif<?> nullif) {
      operands.addAll(List.of(nullif.$arg1(), nullif.$arg2()));
    }
    return operands;
  }

  /** Of which the part has the value of one; empty if it chooses none. */
  static List<Field<?>> choices(QueryPart part) {
    List<Field<?>> choices = new ArrayList<>();
    if (part instanceof QOM.Coalesce<?> coalesce) {
      choices.addAll(coalesce.$arg1());
    } else if (part instanceof QOM.CaseSearched<?> cases) {
      cases.$when().forEach(each -> choices.add(each.$2()));
      Optional.ofNullable(cases.$else()).ifPresent(choices::add);
    } else if (part instanceof QOM.CaseSimple<?, ?> cases) {
      cases.$when().forEach(each -> choices.add(each.$2()));
      Optional.ofNullable(cases.$else()).ifPresent(choices::add);
    }
    return choices;
  }
}
