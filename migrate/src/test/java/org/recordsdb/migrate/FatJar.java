package org.recordsdb.migrate;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The classes of this process as one jar in the form of Spring Boot, which has libraries as jars in
 * it, not compressed.
 */
final class FatJar {

  private final JarOutputStream jar;

  private FatJar(JarOutputStream jar) {
    this.jar = jar;
  }

  /**
   * Packs it.
   *
   * @param program what its main class starts
   * @param more further jars to put into it
   */
  static void pack(Path file, Class<?> program, List<Path> more) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest
        .getMainAttributes()
        .putValue("Main-Class", "org.springframework.boot.loader.launch.JarLauncher");
    manifest.getMainAttributes().putValue("Start-Class", program.getName());
    manifest.getMainAttributes().putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    manifest.getMainAttributes().putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      FatJar fat = new FatJar(jar);
      int number = 0;
      for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path path = Path.of(element);
        if (element.contains("spring-boot-loader")) {
          fat.unpack(path);
        } else if (Files.exists(path)) {
          fat.store("BOOT-INF/lib/" + number++ + ".jar", bytes(path));
        }
      }
      for (Path each : more) {
        fat.store("BOOT-INF/lib/" + each.getFileName(), bytes(each));
      }
    }
  }

  private static byte[] bytes(Path path) throws IOException {
    return Files.isDirectory(path) ? packed(path) : Files.readAllBytes(path);
  }

  /** What a directory of classes is as a jar. */
  private static byte[] packed(Path directory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream inner = new JarOutputStream(bytes);
        Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        inner.putNextEntry(new JarEntry(directory.relativize(path).toString().replace('\\', '/')));
        inner.write(Files.readAllBytes(path));
        inner.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private void unpack(Path library) throws IOException {
    try (JarFile source = new JarFile(library.toFile())) {
      for (JarEntry entry : Collections.list(source.entries())) {
        if (entry.getName().startsWith("org/")) {
          jar.putNextEntry(new JarEntry(entry.getName()));
          jar.write(source.getInputStream(entry).readAllBytes());
          jar.closeEntry();
        }
      }
    }
  }

  private void store(String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    JarEntry entry = new JarEntry(name);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
