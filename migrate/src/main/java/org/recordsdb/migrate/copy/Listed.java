package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Bad values of one kind, of which a database may have millions: the first of them are listed. */
final class Listed {

  /** The most that are listed. */
  static final int MOST = 10_000;

  private Listed() {}

  /** Counts all of them. */
  interface Count {
    long all() throws SQLException;
  }

  /**
   * The first ones as they are, if these are all; else the last of them tells how many more there
   * are.
   *
   * @param first at most {@link #MOST}
   * @param count asked only if there may be more
   */
  static List<Offender> of(List<Offender> first, Count count) throws SQLException {
    if (first.size() < MOST) {
      return first;
    }
    long more = count.all() - first.size();
    if (more == 0) {
      return first;
    }
    List<Offender> listed = new ArrayList<>(first);
    Offender last = listed.remove(listed.size() - 1);
    String problem = last.problem() + "; and " + more + (more == 1 ? " more row" : " more rows");
    listed.add(new Offender(last.table(), last.column(), last.row(), problem));
    return listed;
  }
}
