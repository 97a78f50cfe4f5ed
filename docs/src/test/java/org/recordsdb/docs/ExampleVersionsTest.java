package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The poms of the examples stand alone, and take the versions that this build tests. */
class ExampleVersionsTest {

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<$]+)</version>");

  /** Spring Boot's name of a version, and ours. */
  private static final Map<String, String> MANAGED =
      Map.of(
          "sqlite-jdbc.version", "sqlite-jdbc.version",
          "postgresql.version", "pgjdbc.version",
          "hikaricp.version", "hikari.version",
          "flyway.version", "flyway.version",
          "jooq.version", "jooq.version");

  private final String build = pom("pom.xml");

  @ParameterizedTest
  @ValueSource(strings = {"first-steps", "spring-boot"})
  void anExampleTakesThisVersionOfFourModules(String example) {
    String pom = pom("examples/" + example + "/pom.xml");
    assertThat(property(pom, "records")).isEqualTo(versions(build, "records-parent").get(0));
    for (String module : List.of("core", "migrate", "dialect-sqlite", "dialect-postgres")) {
      assertThat(Pages.ROOT.resolve(module)).isDirectory();
      assertThat(pom)
          .containsPattern(
              "<artifactId>records-"
                  + module
                  + "</artifactId>\\s*<version>\\$\\{records}</version>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slf4j-nop", "maven-surefire-plugin", "exec-maven-plugin"})
  void theFirstProgramTakesTheBuildsVersionOf(String artifact) {
    assertThat(versions(pom("examples/first-steps/pom.xml"), artifact))
        .containsExactlyElementsOf(versions(build, artifact));
  }

  @Test
  void theFirstProgramTakesTheBuildsVersionOfJunit() {
    assertThat(versions(pom("examples/first-steps/pom.xml"), "junit-jupiter"))
        .containsExactlyElementsOf(versions(build, "junit-bom"));
  }

  @Test
  void theControllerTakesTheBuildsVersionsWhereSpringBootHasOthers() {
    String pom = pom("examples/spring-boot/pom.xml");
    MANAGED.forEach(
        (boots, ours) ->
            assertThat(property(pom, boots)).as(boots).isEqualTo(property(build, ours)));
  }

  @Test
  void theControllerIsTestedWithTheVersionOfSpringBootThatItTakes() {
    assertThat(versions(build, "spring-boot-starter-web"))
        .containsExactlyElementsOf(
            versions(pom("examples/spring-boot/pom.xml"), "spring-boot-starter-parent"));
  }

  private static String pom(String file) {
    try {
      return Files.readString(Pages.ROOT.resolve(file));
    } catch (IOException e) {
      throw new AssertionError(file + " can't be read", e);
    }
  }

  private static String property(String pom, String name) {
    Matcher value = Pattern.compile("<" + name + ">([^<]+)</").matcher(pom);
    assertThat(value.find()).as(name).isTrue();
    return value.group(1);
  }

  private static List<String> versions(String pom, String artifact) {
    return VERSION
        .matcher(pom)
        .results()
        .filter(version -> version.group(1).equals(artifact))
        .map(version -> version.group(2))
        .toList();
  }
}
