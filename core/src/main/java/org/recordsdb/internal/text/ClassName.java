package org.recordsdb.internal.text;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The class of a value as its user knows it, not as the JDK or a library builds it inside. */
public final class ClassName {

  private static final List<Class<?>> KNOWN =
      List.of(
          JsonNode.class,
          Map.class,
          List.class,
          Set.class,
          Collection.class,
          UUID.class,
          byte[].class);

  private ClassName() {}

  /** As {@code Map}, {@code array of int} or {@code com.example.Money}. */
  public static String of(Class<?> type) {
    for (Class<?> known : KNOWN) {
      if (known.isAssignableFrom(type)) {
        return known.getSimpleName();
      }
    }
    if (type.isArray()) {
      return "array of " + of(type.getComponentType());
    }
    Class<?> shown = visible(type);
    @Nullable String full = shown.getCanonicalName();
    boolean everybodys = full == null || full.matches("java[.](lang|math|time)[.]\\w+");
    return everybodys ? shown.getSimpleName() : full;
  }

  /** The same of a value's class, after "a" or "an". */
  public static String withArticle(Class<?> type) {
    String name = of(type);
    return ("AEIOaeio".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }

  /** What a class that nobody can name is made for: its interface, or the class it extends. */
  private static Class<?> visible(Class<?> type) {
    Class<?> shown = type;
    while (isHidden(shown)) {
      @Nullable Class<?> parent = shown.getSuperclass();
      Class<?>[] interfaces = shown.getInterfaces();
      boolean byInterface = interfaces.length > 0 && (parent == null || parent == Object.class);
      if (!byInterface && parent == null) {
        return shown;
      }
      shown = byInterface ? interfaces[0] : parent;
    }
    return shown;
  }

  private static boolean isHidden(Class<?> type) {
    boolean inside = type.getName().matches("(java|jdk|sun)[.].*");
    return type.isAnonymousClass()
        || type.isHidden()
        || (inside && !Modifier.isPublic(type.getModifiers()));
  }
}
