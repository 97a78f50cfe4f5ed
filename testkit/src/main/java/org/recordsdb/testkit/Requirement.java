package org.recordsdb.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thing that is asked of every database, under the id that its tests carry. The lists are files
 * beside this class, one thing a line.
 *
 * @param kind what sort of thing it is
 * @param id its id
 * @param text what it is about, in a few words
 */
record Requirement(Kind kind, String id, String text) {

  /** Where things that are asked for come from. */
  enum Kind {
    /** A difference between databases that Records takes away. */
    CLAUSE("clauses"),
    /** A behaviour that users of libraries for data access rely on. */
    CASE("cases"),
    /** A piece of SQL on which databases differ, or might. */
    PROBE("probes");

    private final String plural;

    Kind(String plural) {
      this.plural = plural;
    }

    /** The name of many of them, and of the file that lists them. */
    String plural() {
      return plural;
    }
  }

  /** All that is asked for. */
  static List<Requirement> all() {
    return Stream.of(Kind.values()).flatMap(kind -> of(kind).stream()).toList();
  }

  /** All of one kind that is asked for. */
  static List<Requirement> of(Kind kind) {
    return lines(kind.plural()).stream()
        .map(line -> new Requirement(kind, line[0], line[1]))
        .toList();
  }

  /** Why no test carries an id, by id. A line may give one reason for several ids. */
  static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String[] line : lines("reasons")) {
      for (String id : line[0].split(" ", -1)) {
        if (reasons.put(id, line[1]) != null) {
          throw new IllegalStateException(id + " has two reasons");
        }
      }
    }
    return reasons;
  }

  /** The lines of a file, cut at the tab. */
  private static List<String[]> lines(String name) {
    InputStream file =
        Objects.requireNonNull(Requirement.class.getResourceAsStream(name + ".tsv"), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> line.split("\t", 2)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
