package org.recordsdb.fuzz;

import java.util.List;

/** Tables and what is done with them. Immutable; the same seed gives the same program. */
record Program(long seed, Schema schema, List<Step> steps) {

  Program {
    steps = List.copyOf(steps);
  }

  Program with(List<Step> others) {
    return new Program(seed, schema, others);
  }

  Program with(Schema other) {
    return new Program(seed, other, steps);
  }
}
