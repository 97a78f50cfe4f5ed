package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The README's Spring Boot controller, taken out of it, compiled and asked. */
class ControllerTest {

  private static final Path EXAMPLE = Pages.ROOT.resolve("examples/spring-boot/src/main");
  private static final Path SQL = Path.of("db/migration/V1__documents.sql");

  private final ClassLoader loaderOfTheThread = Thread.currentThread().getContextClassLoader();

  @TempDir Path folder;

  @AfterEach
  void giveBackTheLoader() {
    Thread.currentThread().setContextClassLoader(loaderOfTheThread);
  }

  @Test
  void itsFilesAreThoseOfTheExample() throws IOException {
    assertThat(controller())
        .isEqualTo(Files.readString(EXAMPLE.resolve("java/com/example/DocumentsApplication.java")));
    assertThat(migration()).isEqualTo(Files.readString(EXAMPLE.resolve("resources").resolve(SQL)));
  }

  @Test
  void itAnswersWithObjectsOfTheColumns() throws Exception {
    Path source = Files.writeString(folder.resolve("DocumentsApplication.java"), controller());
    Path classes = Readme.compile(folder, List.of(source), SQL, migration());
    try (URLClassLoader loader = Readme.loader(classes);
        ConfigurableApplicationContext application =
            SpringApplication.run(
                Class.forName("com.example.DocumentsApplication", true, loader),
                "--server.port=0",
                "--server.address=127.0.0.1")) {
      String port = application.getEnvironment().getRequiredProperty("local.server.port");
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/documents?name=a.pdf"));
      HttpClient client = HttpClient.newHttpClient();

      client.send(request.POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
      HttpResponse<String> again =
          client.send(request.POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
      assertThat(again.statusCode()).isEqualTo(409);
      assertThat(again.body()).isEqualTo("{\"taken\":[\"name\"]}");
      String rows = client.send(request.GET().build(), BodyHandlers.ofString()).body();

      assertThat(rows)
          .matches(
              "\\[\\{\"id\":1,\"name\":\"a.pdf\",\"status\":\"new\",\"pages\":null,"
                  + "\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\S+Z\"\\}\\]");
    }
  }

  private static String controller() throws IOException {
    return Readme.read().blockAfter("### A Spring Boot controller");
  }

  private static String migration() throws IOException {
    return Readme.read().blockAfter("`src/main/resources/" + SQL + "`");
  }
}
