package org.recordsdb.testkit;

import org.junit.jupiter.api.Nested;

/** The parts of the contract that are about JSON documents. */
abstract class JsonParts extends MessageParts {

  @Nested
  class Json extends JsonContract {
    Json() {
      super(JsonParts.this.bench());
    }
  }

  @Nested
  class JsonFilter extends JsonFilterContract {
    JsonFilter() {
      super(JsonParts.this.bench());
    }
  }

  @Nested
  class JsonNumber extends JsonNumberContract {
    JsonNumber() {
      super(JsonParts.this.bench());
    }
  }
}
