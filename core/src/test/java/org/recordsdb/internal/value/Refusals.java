package org.recordsdb.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.recordsdb.error.ErrorKind;

/** What a value was rejected for. */
final class Refusals {

  private Refusals() {}

  static ErrorKind kind(ThrowingCallable call) {
    ValueException refused = catchThrowableOfType(ValueException.class, call);
    assertThat(refused).isNotNull().hasNoCause().hasMessageNotContaining("c4nary");
    return refused.kind();
  }
}
