package org.recordsdb.testkit;

import org.junit.jupiter.api.Nested;

/** The parts of the contract that are about what people read. */
abstract class MessageParts extends ContractParts {

  @Nested
  class HostileNames extends HostileNamesContract {
    HostileNames() {
      super(MessageParts.this.bench());
    }
  }

  @Nested
  class Message extends MessageContract {
    Message() {
      super(MessageParts.this.bench());
    }
  }

  @Nested
  class Mistake extends MistakeContract {
    Mistake() {
      super(MessageParts.this.bench());
    }
  }

  @Nested
  class SchemaHints extends SchemaHintsContract {
    SchemaHints() {
      super(MessageParts.this.bench());
    }
  }

  @Nested
  class SqlPlace extends SqlPlaceContract {
    SqlPlace() {
      super(MessageParts.this.bench());
    }
  }
}
