package org.recordsdb.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of migrations that a test writes. */
record Folder(Path path) {

  static Folder in(Path directory) {
    try {
      return new Folder(Files.createDirectories(directory.resolve("migrations")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Folder with(String name, String sql) {
    try {
      Files.writeString(path.resolve(name), sql);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Folder without(String name) {
    try {
      Files.delete(path.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Migrations on(String url) {
    return Migrations.of(url, path);
  }
}
