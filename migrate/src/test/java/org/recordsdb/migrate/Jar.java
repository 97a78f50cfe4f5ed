package org.recordsdb.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipOutputStream;

/** A jar that a test packs. */
final class Jar {

  private final Map<String, String> entries = new LinkedHashMap<>();

  /** An entry; one whose name ends in a slash is a folder. */
  Jar with(String name, String text) {
    entries.put(name, text);
    return this;
  }

  /** As zip packs it, and {@code jar --no-manifest}. */
  Path packWithoutManifest(Path file) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      add(jar);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(ZipOutputStream jar) throws IOException {
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      jar.putNextEntry(new JarEntry(entry.getKey()));
      jar.write(entry.getValue().getBytes(UTF_8));
      jar.closeEntry();
    }
  }

  Path pack(Path file) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      add(jar);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does the work where the class loader of the thread finds these jars and directories too. */
  static <T> T onClassPath(Supplier<T> work, Path... paths) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls(paths), before)) {
      thread.setContextClassLoader(loader);
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] urls(Path... paths) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path path : paths) {
      urls.add(path.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
