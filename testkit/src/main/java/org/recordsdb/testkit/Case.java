package org.recordsdb.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The behaviour cases that a test proves, as {@code C019}, and the probes: situations in which
 * databases differ on plain SQL, as {@code null_order_asc}, for which it proves that Records means
 * the same.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Case {

  /** The ids of cases and probes. */
  String[] value();
}
