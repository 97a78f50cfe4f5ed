package org.recordsdb.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.recordsdb.spi.Capability;

/**
 * The capabilities that a test uses. For a dialect that lacks one of them the test is not skipped:
 * it must fail with the kind {@code UNSUPPORTED}, and passes if it does.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

  /** What the test uses. */
  Capability[] value();
}
