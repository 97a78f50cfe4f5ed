package org.recordsdb;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A component of a Java record, or a property of a bean.
 *
 * @param name as in Java
 * @param column the same in lower case with underscores
 * @param type its class
 * @param genericType its class with type arguments
 * @param getter reads it
 * @param setter writes it, or null for a record's component
 */
record Property(
    String name,
    String column,
    Class<?> type,
    Type genericType,
    Method getter,
    @Nullable Method setter) {

  static Property of(String name, Method getter, @Nullable Method setter) {
    return new Property(
        name,
        underscored(name),
        getter.getReturnType(),
        getter.getGenericReturnType(),
        getter,
        setter);
  }

  /** {@code createdAt} and {@code htmlURL} become {@code created_at} and {@code html_url}. */
  static String underscored(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
