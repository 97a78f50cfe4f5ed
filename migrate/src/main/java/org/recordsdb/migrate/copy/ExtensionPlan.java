package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.recordsdb.spi.Syntax;

/**
 * The extensions that a target needs: those in the schema that is copied, and those that something
 * of it is made with. They are made where they are meant to stay, as they can't be moved about.
 */
final class ExtensionPlan {

  private static final String UNTRUSTED =
      "is not in the target, which lets only a superuser create it: it may reach files, programs"
          + " or other servers";

  private final Map<String, SourceCatalog.Extension> extensions;
  private final TargetCatalog target;
  private final String schema;
  private final Syntax syntax;
  private final boolean trusted;
  private final TreeSet<String> wanted = new TreeSet<>();
  private final TreeSet<String> untrusted = new TreeSet<>();

  /**
   * @param schema what the schema that is copied becomes
   * @param trusted whether the source may choose extensions that only a superuser may create
   */
  ExtensionPlan(
      SourceCatalog source, TargetCatalog target, String schema, Syntax syntax, boolean trusted) {
    this.extensions =
        source.extensions().stream()
            .collect(
                Collectors.toMap(
                    SourceCatalog.Extension::name, Function.identity(), (a, b) -> a, TreeMap::new));
    this.target = target;
    this.schema = schema;
    this.syntax = syntax;
    this.trusted = trusted;
  }

  /**
   * Asks for the extension that something needed belongs to; gives what keeps the target from
   * having it, or empty. What has its name there must be a part of the extension, too.
   */
  Optional<String> obstacle(Need need, String name) throws SQLException {
    Optional<String> whole = obstacle(name).map(why -> "the extension " + name + " " + why);
    if (whole.isPresent()) {
      return whole;
    }
    SourceCatalog.Extension extension = extensions.get(name);
    Need.Address address =
        extension == null || !extension.own()
            ? need.address()
            : need.address().in(extension.schema(), schema, syntax);
    Optional<TargetCatalog.Found> found = target.find(address);
    boolean there = target.schemaOf(name) != null;
    boolean part =
        found.map(TargetCatalog.Found::extension).filter(name::equals).isPresent()
            || address.type().equals("extension");
    if (there ? !part : found.isPresent()) {
      return Optional.of(
          "needs the "
              + need.description()
              + ", which is "
              + (found.isPresent() ? "no part of the extension " + name : "missing")
              + " in the target");
    }
    return Untrusted.needed(
        need.description(), found.map(TargetCatalog.Found::strangers).orElse(List.of()));
  }

  /** Asks for those of the schema itself; gives those that the target can't have. */
  List<Untranslated> own() throws SQLException {
    List<Untranslated> left = new ArrayList<>();
    for (SourceCatalog.Extension extension : extensions.values()) {
      if (extension.own()) {
        obstacle(extension.name())
            .filter(why -> !untrusted.contains(extension.name()))
            .ifPresent(why -> left.add(new Untranslated("extension", extension.name(), why)));
      }
    }
    return left;
  }

  /** Asks for an extension; gives what keeps the target from having it, or empty. */
  Optional<String> obstacle(String name) throws SQLException {
    String there = target.schemaOf(name);
    if (there != null && !there.equals(schema(name))) {
      return Optional.of("is in the schema " + there + " of the target, not in " + schema(name));
    }
    if (there == null && !target.offers(name)) {
      return Optional.of("is not available in the target");
    }
    if (there == null && !trusted && !target.trusts(name)) {
      untrusted.add(name);
      return Optional.of(UNTRUSTED);
    }
    if (there == null && !schema(name).equals(schema)) {
      Optional<String> obstacle =
          Untrusted.needed("schema " + schema(name), target.strangers(schema(name)));
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    wanted.add(name);
    return Optional.empty();
  }

  /** Those that were asked for, and that only a source that is trusted may ask for. */
  List<Untranslated> untrusted() {
    return untrusted.stream()
        .map(name -> new Untranslated("extension", name, UNTRUSTED, true))
        .toList();
  }

  private String schema(String name) {
    SourceCatalog.Extension extension = extensions.get(name);
    return extension == null || extension.own() ? schema : extension.schema();
  }

  /**
   * Makes those that were asked for, where they are not there: the same steps whether an unfinished
   * copy has made them or not.
   */
  List<SchemaStep> steps() {
    List<SchemaStep> steps = new ArrayList<>();
    for (String name : wanted) {
      String place = syntax.quote(schema(name));
      if (!schema(name).equals("pg_catalog")) {
        steps.add(SchemaStep.of("schema", schema(name), "create schema if not exists " + place));
      }
      steps.add(
          SchemaStep.of(
              "extension",
              name,
              "create extension if not exists "
                  + syntax.quote(name)
                  + " with schema "
                  + place
                  + " cascade"));
    }
    return steps;
  }
}
