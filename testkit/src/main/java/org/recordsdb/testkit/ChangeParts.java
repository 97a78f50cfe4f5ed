package org.recordsdb.testkit;

import org.junit.jupiter.api.Nested;

/** The parts of the contract that are about what changes while a program reads. */
abstract class ChangeParts extends JsonParts {

  @Nested
  class StaleCatalog extends StaleCatalogContract {
    StaleCatalog() {
      super(ChangeParts.this.bench());
    }
  }

  @Nested
  class StaleKey extends StaleKeyContract {
    StaleKey() {
      super(ChangeParts.this.bench());
    }
  }

  @Nested
  class StaleReturning extends StaleReturningContract {
    StaleReturning() {
      super(ChangeParts.this.bench());
    }
  }

  @Nested
  class Stream extends StreamContract {
    Stream() {
      super(ChangeParts.this.bench());
    }
  }

  @Nested
  class StreamOwner extends StreamOwnerContract {
    StreamOwner() {
      super(ChangeParts.this.bench());
    }
  }
}
