package org.recordsdb;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.LogicalType;

/**
 * The parameters of raw SQL that may be why a value has the wrong type or form: those of a type
 * that the database names, or else the only one there is.
 */
final class Suspects {

  /** So many parameters point at none. */
  private static final int MANY = 3;

  /** How a dialect tells the place of a parameter, counted from 1. */
  private static final Pattern PLACE = Pattern.compile("parameter \\$(\\d{1,5})");

  private Suspects() {}

  /** The fault with the name of the parameter that it tells by its place. */
  static Fault told(Fault fault, Call call) {
    String detail = String.valueOf(fault.detail());
    Matcher place = PLACE.matcher(detail);
    if (!place.find()) {
      return fault;
    }
    Slot parameter = at(place, call);
    if (parameter == null || place.group().equals(detail)) {
      return fault.withDetail(null);
    }
    String named = Matcher.quoteReplacement("parameter " + spoken(parameter));
    return fault.withDetail(place.replaceFirst(named));
  }

  private static @Nullable Slot at(Matcher place, Call call) {
    int index = Integer.parseInt(place.group(1)) - 1;
    List<Slot> all = call.parameters();
    return index >= 0 && index < all.size() ? all.get(index) : null;
  }

  /** The rest of a sentence; empty where nothing points at a parameter. */
  static String of(Fault fault, Call call) {
    boolean wrongType = fault.kind() == ErrorKind.WRONG_TYPE;
    if (!wrongType && fault.kind() != ErrorKind.INVALID_VALUE) {
      return "";
    }
    Matcher place = PLACE.matcher(String.valueOf(fault.detail()));
    Slot certain = place.matches() ? at(place, call) : null;
    if (certain != null) {
      return ", by the parameter " + spoken(certain);
    }
    List<Slot> suspects =
        wrongType
            ? named(fault.detail(), call.parameters())
            : call.parameters().stream().filter(Suspects::isText).toList();
    if (suspects.isEmpty()) {
      return "";
    }
    if (suspects.stream().map(Slot::column).distinct().count() > MANY) {
      return "";
    }
    String names =
        suspects.stream().map(Suspects::spoken).distinct().collect(Collectors.joining(" or "));
    return ", most likely by the parameter " + names;
  }

  private static List<Slot> named(@Nullable String types, List<Slot> parameters) {
    if (types == null) {
      return parameters.size() == 1 ? parameters : List.of();
    }
    List<Slot> ofColumn =
        parameters.stream().filter(p -> types.contains('"' + p.column() + '"')).toList();
    if (!ofColumn.isEmpty()) {
      return ofColumn;
    }
    List<Slot> ofType =
        parameters.stream()
            .filter(
                parameter ->
                    types.contains(parameter.type().sqlName())
                        || (isText(parameter) && types.contains("character varying")))
            .toList();
    return ofType.isEmpty() && parameters.size() == 1 ? parameters : ofType;
  }

  private static boolean isText(Slot parameter) {
    return parameter.type().logical() == LogicalType.TEXT;
  }

  private static String spoken(Slot parameter) {
    return ":"
        + parameter.column()
        + " ("
        + parameter.type().logical().javaClass().getSimpleName()
        + ")";
  }
}
