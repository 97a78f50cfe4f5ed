package org.recordsdb;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * A class whose objects can be made from values and taken apart again: a Java record through its
 * canonical constructor, a bean through its getters and setters. They are looked up once and called
 * by handles.
 */
final class Shell<T> {

  /**
   * Stands for a property that the row has no column for: a bean keeps what its constructor gave
   * it.
   */
  static final Object ABSENT = new Object();

  private static final MethodType MAKE = MethodType.methodType(Object.class);

  private final Class<T> type;
  private final List<Property> properties;

  /** Takes an array of all components of a record, and nothing for a bean. */
  private final MethodHandle constructor;

  private Shell(Class<T> type, List<Property> properties, MethodHandle constructor) {
    this.type = type;
    this.properties = properties;
    this.constructor = constructor;
  }

  static <T> Shell<T> of(Class<T> type) {
    try {
      return type.isRecord() ? record(type) : bean(type);
    } catch (IllegalAccessException e) {
      throw unusable(type, "is in a module that is closed");
    }
  }

  private static <T> Shell<T> record(Class<T> type) throws IllegalAccessException {
    List<Property> properties = new ArrayList<>();
    List<Class<?>> signature = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.add(Property.of(component.getName(), open(component.getAccessor()), null));
      signature.add(component.getType());
    }
    MethodHandle constructor = constructor(type, signature.toArray(Class<?>[]::new));
    MethodType make = MAKE.appendParameterTypes(Object[].class);
    return new Shell<>(
        type,
        List.copyOf(properties),
        constructor.asSpreader(Object[].class, signature.size()).asType(make));
  }

  private static <T> Shell<T> bean(Class<T> type) throws IllegalAccessException {
    Map<String, Property> properties = new TreeMap<>();
    for (Method setter : type.getMethods()) {
      if (setter.getName().matches("set.+") && setter.getParameterCount() == 1) {
        Method getter = getter(type, setter.getName().substring(3), setter.getParameterTypes()[0]);
        if (getter != null) {
          String name = decapitalised(setter.getName().substring(3));
          properties.put(name, Property.of(name, open(getter), open(setter)));
        }
      }
    }
    if (properties.isEmpty()) {
      throw unusable(type, "is no Java record and has no property with a getter and a setter");
    }
    return new Shell<>(type, List.copyOf(properties.values()), constructor(type).asType(MAKE));
  }

  private static @Nullable Method getter(Class<?> type, String name, Class<?> value) {
    for (Method method : type.getMethods()) {
      boolean named = method.getName().equals("get" + name) || method.getName().equals("is" + name);
      if (named && method.getParameterCount() == 0 && method.getReturnType() == value) {
        return method;
      }
    }
    return null;
  }

  private static MethodHandle constructor(Class<?> type, Class<?>... signature)
      throws IllegalAccessException {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(signature);
      if (Modifier.isAbstract(type.getModifiers()) || !constructor.trySetAccessible()) {
        throw unusable(type, "can't be made: it is abstract, or its module is closed");
      }
      return MethodHandles.lookup().unreflectConstructor(constructor).asFixedArity();
    } catch (NoSuchMethodException e) {
      throw unusable(type, "has no constructor without arguments");
    }
  }

  private static Method open(Method method) {
    if (!method.trySetAccessible()) {
      throw unusable(method.getDeclaringClass(), "is in a module that is closed");
    }
    return method;
  }

  List<Property> properties() {
    return properties;
  }

  /** True for a record, whose constructor takes every component. */
  boolean needsAll() {
    return type.isRecord();
  }

  /** An object of these values, which have the classes of the properties. */
  @SuppressWarnings("unchecked") // the constructor of a class makes objects of that class
  T make(@Nullable Object[] values) {
    try {
      return (T) (type.isRecord() ? (Object) constructor.invokeExact(values) : bean(values));
    } catch (Throwable e) {
      throw refused(e);
    }
  }

  private Object bean(@Nullable Object[] values) throws Throwable {
    Object bean = (Object) constructor.invokeExact();
    for (int i = 0; i < values.length; i++) {
      MethodHandle setter = properties.get(i).setter();
      if (values[i] != ABSENT && setter != null) {
        setter.invokeExact(bean, values[i]);
      }
    }
    return bean;
  }

  @Nullable Object get(T object, Property property) {
    try {
      return (Object) property.getter().invokeExact((Object) object);
    } catch (Throwable e) {
      throw refused(e);
    }
  }

  /** The class as messages name it. */
  String name() {
    return type.getSimpleName();
  }

  /** The property as messages name it. */
  String named(Property property) {
    return name() + "." + property.name();
  }

  private RecordsException refused(Throwable cause) {
    return Failure.of(
            ErrorKind.INVALID_VALUE,
            "Can't map a row to "
                + type.getName()
                + ": its own code threw an exception (the cause). Correct the class or the row.")
        .cause(cause)
        .exception();
  }

  /** As JavaBeans have it: {@code getName} reads name, {@code getURL} reads URL. */
  private static String decapitalised(String name) {
    boolean shortened =
        name.length() > 1
            && Character.isUpperCase(name.charAt(0))
            && Character.isUpperCase(name.charAt(1));
    return shortened ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static RecordsException unusable(Class<?> type, String problem) {
    return Failure.of(
            ErrorKind.ARGUMENT,
            "Can't map rows to the class "
                + type.getName()
                + ": it "
                + problem
                + ". Use a Java record, or a bean with a constructor without arguments, getters and"
                + " setters.")
        .exception();
  }
}
