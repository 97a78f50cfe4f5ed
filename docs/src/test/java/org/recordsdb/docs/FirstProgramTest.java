package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The README's first program and its first test, taken out of it, compiled and run. */
class FirstProgramTest {

  private static final String SQL = "src/main/resources/db/migration/V1__documents.sql";
  private static final String APP = "src/main/java/App.java";
  private static final String TEST = "src/test/java/AppTest.java";

  private final ClassLoader loaderOfTheThread = Thread.currentThread().getContextClassLoader();

  @TempDir Path folder;

  private Readme readme;

  @BeforeEach
  void read() throws IOException {
    readme = Readme.read();
  }

  @AfterEach
  void giveBackTheLoader() {
    Thread.currentThread().setContextClassLoader(loaderOfTheThread);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", SQL, APP, TEST})
  void eachFileIsThatOfTheExample(String file) throws IOException {
    assertThat(block(file))
        .isEqualTo(Files.readString(Pages.ROOT.resolve("examples/first-steps").resolve(file)));
  }

  @Test
  void theProgramPrintsWhatTheReadmeSays() throws IOException, InterruptedException {
    Path classes = compiled();
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classes + File.pathSeparator + Readme.CLASS_PATH,
            "App");
    program.environment().remove("DATABASE_URL");
    Process process = program.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed.lines())
        .containsExactlyElementsOf(readme.blockAfter("It prints:").lines().toList());
  }

  @Test
  void theFirstTestIsGreenAndFailsIfTheProgramIsWrong() throws IOException {
    assertThat(failuresOfTheFirstTest(block(APP))).isZero();
    assertThat(failuresOfTheFirstTest(block(APP).replace("\"done\"", "\"new\""))).isEqualTo(1);
  }

  private long failuresOfTheFirstTest(String app) throws IOException {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    try (URLClassLoader loader = Readme.loader(compiled(app))) {
      Class<?> test = Class.forName("AppTest", false, loader);
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build(),
              summary);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    assertThat(summary.getSummary().getTestsFoundCount()).isEqualTo(1);
    return summary.getSummary().getTestsFailedCount();
  }

  private Path compiled() throws IOException {
    return compiled(block(APP));
  }

  private Path compiled(String app) throws IOException {
    List<Path> sources =
        List.of(
            Files.writeString(folder.resolve("App.java"), app),
            Files.writeString(folder.resolve("AppTest.java"), block(TEST)));
    return Readme.compile(folder, sources, Path.of("db/migration/V1__documents.sql"), block(SQL));
  }

  /** The block of the paragraph that names a file. */
  private String block(String file) {
    return readme.blockAfter("`" + file + "`");
  }
}
