package org.recordsdb;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.value.Conversions;
import tools.jackson.databind.JsonNode;

/**
 * A component of a Java record, or a property of a bean.
 *
 * @param name as in Java
 * @param column the same in lower case with underscores
 * @param type its class
 * @param genericType its class with type arguments
 * @param box its class, or that of its boxes if it is a primitive one
 * @param conversion from a column's value to its class
 * @param getter reads it, of any object of the class
 * @param setter writes it, or null for a record's component
 */
record Property(
    String name,
    String column,
    Class<?> type,
    Type genericType,
    Class<?> box,
    UnaryOperator<Object> conversion,
    MethodHandle getter,
    @Nullable MethodHandle setter) {

  private static final List<Type> MAP = List.of(String.class, Object.class);
  private static final List<Type> LIST = List.of(Object.class);
  private static final MethodType GET = MethodType.methodType(Object.class, Object.class);
  private static final MethodType SET =
      MethodType.methodType(void.class, Object.class, Object.class);

  /**
   * A property of these methods, which may be called.
   *
   * @throws IllegalAccessException if they may not
   */
  static Property of(String name, Method getter, @Nullable Method setter)
      throws IllegalAccessException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    return new Property(
        name,
        underscored(name),
        getter.getReturnType(),
        getter.getGenericReturnType(),
        Conversions.boxed(getter.getReturnType()),
        Conversions.to(getter.getReturnType()),
        lookup.unreflect(getter).asType(GET),
        setter == null ? null : lookup.unreflect(setter).asFixedArity().asType(SET));
  }

  /** True if its class is a map or list of any values, which this document is as it stands. */
  boolean takes(JsonNode document) {
    if (!(genericType instanceof ParameterizedType generic)) {
      return false;
    }
    List<Type> arguments = List.of(generic.getActualTypeArguments());
    return (type == Map.class && document.isObject() && arguments.equals(MAP))
        || (type == List.class && document.isArray() && arguments.equals(LIST));
  }

  /** {@code createdAt} and {@code htmlURL} become {@code created_at} and {@code html_url}. */
  static String underscored(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
