package org.recordsdb.migrate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;

/**
 * One folder of the class path, with the files that all directories and jars have in it. A jar may
 * stand in a jar where the class loader reads such.
 */
final class ClassPathFolder {

  private static final Set<String> UNFIT = Set.of("", ".", "..");
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final ClassLoader loader;

  /** From the root, with a slash behind it. */
  private final String folder;

  private final Set<String> seen = new HashSet<>();
  private final List<MigrationFile> files = new ArrayList<>();
  private boolean exists;

  private ClassPathFolder(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /**
   * The files of SQL in this folder: those that the thread's class loader finds, or else those that
   * the class loader of this library does.
   */
  static List<MigrationFile> files(String path) {
    String bare = path.replaceAll("^/+|/+$", "");
    requireName(path, bare);
    boolean exists = false;
    for (ClassLoader loader : loaders()) {
      ClassPathFolder here = new ClassPathFolder(loader, bare + "/");
      here.read();
      if (!here.files.isEmpty()) {
        return here.files;
      }
      exists |= here.exists;
    }
    if (!exists) {
      throw missing("folder " + bare + " of migrations");
    }
    return List.of();
  }

  /** Jars have plain names only, while a directory would go up, or out, by others. */
  private static void requireName(String path, String bare) {
    if (bare.isEmpty()) {
      throw missing("folder without a name");
    }
    if (bare.contains("\\") || Stream.of(bare.split("/", -1)).anyMatch(UNFIT::contains)) {
      throw Refusals.refused(
          "The location classpath:"
              + path
              + " of the migrations is no folder of the class path: its names are divided by single"
              + " slashes, and none of them is . or .. there. Write it as in"
              + " classpath:db/migration.");
    }
  }

  private static Set<ClassLoader> loaders() {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    loaders.add(Thread.currentThread().getContextClassLoader());
    loaders.add(ClassPathFolder.class.getClassLoader());
    loaders.removeIf(Objects::isNull);
    return loaders;
  }

  /**
   * A jar that was packed without entries for its folders is found by its manifest, and one that
   * has none of these by its place on the class path.
   */
  private void read() {
    try {
      for (URL url : Collections.list(loader.getResources(folder))) {
        read(url);
      }
      for (URL url : Collections.list(loader.getResources(MANIFEST))) {
        if (url.openConnection() instanceof JarURLConnection jar) {
          read(jar);
        }
      }
      for (URL url : elements()) {
        readJar(url);
      }
    } catch (IOException e) {
      throw Refusals.refused(
          "The folder " + folder + " of the class path can't be read; a jar of it may be damaged.");
    }
  }

  /** What the class loader and those before it were made of, as far as they tell. */
  private List<URL> elements() throws IOException {
    List<URL> elements = new ArrayList<>();
    for (ClassLoader each = loader; each != null; each = each.getParent()) {
      if (each instanceof URLClassLoader known) {
        elements.addAll(List.of(known.getURLs()));
      } else if (each == ClassLoader.getSystemClassLoader()) {
        String path = System.getProperty("java.class.path", "");
        for (String element : path.split(Pattern.quote(File.pathSeparator), -1)) {
          elements.add(new File(element).toURI().toURL());
        }
      }
    }
    return elements;
  }

  private void readJar(URL url) throws IOException {
    if (url.getProtocol().equals("file")
        && url.getPath().endsWith(".jar")
        && Files.isRegularFile(directory(url))
        && isNew(url)) {
      try (JarFile jar = opened(directory(url))) {
        if (jar != null) {
          read(jar, url);
        }
      }
    }
  }

  /** Null for a file that is no jar, or a damaged one: class loaders find nothing in it either. */
  private static @Nullable JarFile opened(Path file) {
    try {
      return new JarFile(file.toFile());
    } catch (IOException e) {
      return null;
    }
  }

  private void read(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    if (connection instanceof JarURLConnection jar) {
      read(jar);
    } else if (isNew(url)) {
      exists = true;
      files.addAll(MigrationLocation.inDirectory(directory(url)));
    }
  }

  /** False for a place that was read before, by whatever path it is named. */
  private boolean isNew(URL url) throws IOException {
    return seen.add(
        url.getProtocol().equals("file") ? directory(url).toRealPath().toString() : url.toString());
  }

  private static Path directory(URL url) {
    try {
      return Path.of(URI.create(url.toString()));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw Refusals.refused(
          "The class loader has the migrations at "
              + url
              + ", where they can't be listed. Give their directory in place of classpath:.");
    }
  }

  private void read(JarURLConnection connection) throws IOException {
    URL url = connection.getJarFileURL();
    if (!isNew(url)) {
      return;
    }
    connection.setUseCaches(false); // the jar would stay open, and locked on Windows
    try (JarFile jar = connection.getJarFile()) {
      read(jar, url);
    }
  }

  private void read(JarFile jar, URL url) throws IOException {
    for (JarEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().startsWith(folder)) {
        exists = true;
        add(jar, entry, url + "!/" + folder.substring(0, folder.length() - 1));
      }
    }
  }

  private void add(JarFile jar, JarEntry entry, String place) throws IOException {
    String name = entry.getName().substring(folder.length());
    if (MigrationLocation.isSql(name) && name.indexOf('/') < 0) {
      try (InputStream content = jar.getInputStream(entry)) {
        files.add(MigrationFile.of(place, name, content.readAllBytes()));
      }
    }
  }

  private static RecordsException missing(String folder) {
    return Refusals.refused(
        "The class path has no "
            + folder
            + ". Name it from the root: classpath:db/migration is"
            + " src/main/resources/db/migration of a project, and db/migration in its jar.");
  }
}
