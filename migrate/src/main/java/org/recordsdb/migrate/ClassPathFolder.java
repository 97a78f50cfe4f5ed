package org.recordsdb.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
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
import org.recordsdb.error.RecordsException;

/**
 * One folder of the class path, with the files that all directories and jars have in it. A jar may
 * stand in a jar where the class loader reads such.
 */
final class ClassPathFolder {

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
    boolean exists = false;
    for (ClassLoader loader : loaders()) {
      ClassPathFolder here = new ClassPathFolder(loader, bare + "/");
      here.read();
      if (!here.files.isEmpty()) {
        return here.files;
      }
      exists |= here.exists;
    }
    if (bare.isEmpty() || !exists) {
      throw missing(bare);
    }
    return List.of();
  }

  private static Set<ClassLoader> loaders() {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    loaders.add(Thread.currentThread().getContextClassLoader());
    loaders.add(ClassPathFolder.class.getClassLoader());
    loaders.removeIf(Objects::isNull);
    return loaders;
  }

  /** A jar that was packed without entries for its folders is found by its manifest only. */
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
    } catch (IOException e) {
      throw Refusals.refused(
          "The folder " + folder + " of the class path can't be read; a jar of it may be damaged.");
    }
  }

  private void read(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    if (connection instanceof JarURLConnection jar) {
      read(jar);
    } else if (seen.add(url.toString())) {
      exists = true;
      files.addAll(MigrationLocation.inDirectory(directory(url)));
    }
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
    if (!seen.add(url.toString())) {
      return;
    }
    connection.setUseCaches(false); // the jar would stay open, and locked on Windows
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith(folder)) {
          exists = true;
          add(jar, entry, url + "!/" + folder.substring(0, folder.length() - 1));
        }
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

  private static RecordsException missing(String path) {
    return Refusals.refused(
        "The class path has no folder "
            + path
            + " of migrations. Name it from the root: classpath:db/migration is"
            + " src/main/resources/db/migration of a project, and db/migration in its jar.");
  }
}
