package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The README's blocks, as somebody has them who pastes them into files and compiles these. */
final class Readme {

  static final String CLASS_PATH = System.getProperty("java.class.path");

  private final String text;

  private Readme(String text) {
    this.text = text;
  }

  static Readme read() throws IOException {
    return new Readme(Files.readString(Pages.ROOT.resolve("README.md")));
  }

  /** The first block after these words. */
  String blockAfter(String words) {
    int named = text.indexOf(words);
    assertThat(named).as(words).isNotNegative();
    int begin = text.indexOf('\n', text.indexOf("```", named)) + 1;
    return text.substring(begin, text.indexOf("```", begin));
  }

  /** Compiles sources and puts their resources beside them, as a build does. */
  static Path compile(Path folder, List<Path> sources, Path resource, String content)
      throws IOException {
    Path target = Files.createDirectories(folder.resolve("classes"));
    Path copy = target.resolve(resource);
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, content);
    List<String> arguments = new ArrayList<>(List.of("-cp", CLASS_PATH, "-d", target.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertThat(failed).as(said.toString(StandardCharsets.UTF_8)).isZero();
    return target;
  }

  /** A loader of what was compiled, which the thread has too, as in a program. */
  static URLClassLoader loader(Path classes) throws IOException {
    URL[] urls = {classes.toUri().toURL()};
    URLClassLoader loader = new URLClassLoader(urls, Readme.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    return loader;
  }
}
