package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recordsdb.Row;

/** A row that a program gives, with numbers that only the run knows. Immutable. */
record Cells(List<String> names, List<Object> values) {

  Cells {
    names = List.copyOf(names);
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  static Cells empty() {
    return new Cells(List.of(), List.of());
  }

  Cells with(String name, Object value) {
    List<String> moreNames = new ArrayList<>(names);
    List<Object> moreValues = new ArrayList<>(values);
    moreNames.add(name);
    moreValues.add(value);
    return new Cells(moreNames, moreValues);
  }

  Cells without(int index) {
    List<String> fewerNames = new ArrayList<>(names);
    List<Object> fewerValues = new ArrayList<>(values);
    fewerNames.remove(index);
    fewerValues.remove(index);
    return new Cells(fewerNames, fewerValues);
  }

  Cells without(String name) {
    int index = names.indexOf(name);
    return index < 0 ? this : without(index);
  }

  Row row(Side side) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), side.value(values.get(i)));
    }
    return Row.from(row);
  }

  String java(JavaSource source) {
    if (names.isEmpty()) {
      return "Row.empty()";
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parts.add(source.literal(names.get(i)) + ", " + source.literal(values.get(i)));
    }
    return "Row.of(" + String.join(", ", parts) + ")";
  }
}
