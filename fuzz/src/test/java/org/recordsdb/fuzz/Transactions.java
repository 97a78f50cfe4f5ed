package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.recordsdb.Records;
import org.recordsdb.Transaction;
import org.recordsdb.error.RecordsException;

/** Steps in a transaction, and what waits for its commit. */
final class Transactions {

  private Transactions() {}

  /**
   * A transaction, or inside of one a savepoint.
   *
   * @param swallows whether the block catches the failures of its steps and goes on
   * @param fails whether the block throws at its end
   */
  record Block(List<Step> steps, boolean swallows, boolean fails) implements Step {

    Block {
      steps = List.copyOf(steps);
    }

    @Override
    public String run(Side side, Records on) {
      Map<String, Integer> mark = side.mark();
      try {
        on.useTransaction(transaction -> inside(side, transaction));
        return "committed";
      } catch (Planned e) {
        side.forget(mark);
        return "undone";
      } catch (RecordsException e) {
        side.forget(mark);
        throw e;
      }
    }

    private void inside(Side side, Transaction transaction) {
      for (Step step : steps) {
        side.run(step, transaction, swallows);
      }
      if (fails || side.isStale()) {
        throw new Planned();
      }
    }

    @Override
    public String java(JavaSource source, String on) {
      return source.block(this, on);
    }

    @Override
    public List<Step> inner() {
      return steps;
    }

    @Override
    public List<Step> smaller() {
      List<Step> smaller = new ArrayList<>();
      for (List<Step> fewer : Step.smallerLists(steps)) {
        smaller.add(new Block(fewer, swallows, fails));
      }
      if (fails) {
        smaller.add(new Block(steps, swallows, false));
      }
      return smaller;
    }

    @Override
    public String verb() {
      return "inTransaction";
    }
  }

  /** An action for after the commit. */
  record AfterCommit(int number) implements Step {
    @Override
    public String run(Side side, Records on) {
      if (!(on instanceof Transaction transaction)) {
        return "no transaction";
      }
      transaction.afterCommit(() -> side.note("after the commit: " + number));
      return "noted";
    }

    @Override
    public String java(JavaSource source, String on) {
      return "later(" + on + ", " + number + ")";
    }
  }
}
