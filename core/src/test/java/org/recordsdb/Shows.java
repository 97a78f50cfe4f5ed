package org.recordsdb;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A type that mentions some package where its callers see it. */
final class Shows extends ArchCondition<JavaClass> {

  private final List<String> packages;

  Shows(String... packages) {
    super("show no type of " + List.of(packages));
    this.packages = List.of(packages);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    List<JavaType> seen = new ArrayList<>(type.getInterfaces());
    type.getSuperclass().ifPresent(seen::add);
    for (JavaField field : type.getFields()) {
      if (isVisible(field)) {
        seen.add(field.getType());
      }
    }
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      if (isVisible(unit)) {
        seen.add(unit.getReturnType());
        seen.addAll(unit.getParameterTypes());
        seen.addAll(unit.getThrowsClause().getTypes());
      }
    }
    for (JavaType mentioned : seen) {
      for (JavaClass each : mentioned.getAllInvolvedRawTypes()) {
        boolean bad = packages.stream().anyMatch(each.getPackageName()::startsWith);
        String text = type.getName() + " shows " + each.getName();
        events.add(new SimpleConditionEvent(type, !bad, text));
      }
    }
  }

  private static boolean isVisible(HasModifiers member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
