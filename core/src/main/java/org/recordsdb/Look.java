package org.recordsdb;

import java.util.Optional;

/** A look into the database after a statement failed. */
interface Look {

  /** Nothing can be seen. */
  Look NONE =
      new Look() {
        @Override
        public <T> Optional<T> at(Session.Work<T> work) {
          return Optional.empty();
        }
      };

  /** What the work reads; empty if the database does not answer. */
  <T> Optional<T> at(Session.Work<T> work);
}
