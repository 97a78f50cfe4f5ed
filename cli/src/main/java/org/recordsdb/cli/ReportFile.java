package org.recordsdb.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.file.PrivateFile;

/**
 * The file of a report. It takes the place of an earlier report or of an empty file only, at the
 * end, in one step: a path that is mistaken for it may be that of a database.
 */
final class ReportFile {

  /** What a report begins with, and no other page. */
  static final String BEGIN =
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
          + "<meta name=\"generator\" content=\"records copy\">";

  private final Path file;
  private final Path beside;

  ReportFile(Path file) {
    this.file = file;
    this.beside = file.resolveSibling(file.getFileName() + ".part");
  }

  /**
   * A report that can't be written is reported before hours of work, not after them.
   *
   * @param urls of the databases of the copy
   */
  void begin(Iterable<String> urls) {
    for (String url : urls) {
      requireOther(url, file);
      requireOther(url, beside);
    }
    requireOwn(file);
    requireOwn(beside);
    try {
      PrivateFile.write(beside, "");
      Files.delete(beside);
      if (Files.exists(file) && !Files.isWritable(file)) {
        throw new IOException("not writable");
      }
    } catch (IOException e) {
      throw unwritable().cause(e).exception();
    }
  }

  /** All of it, or nothing. */
  void write(String text) throws IOException {
    requireOwn(file);
    requireOwn(beside);
    try {
      PrivateFile.write(beside, text);
      PrivateFile.resemble(file, beside);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(e);
      throw e;
    }
  }

  private void discard(IOException cause) {
    try {
      if (Files.isRegularFile(beside, NOFOLLOW_LINKS)) {
        Files.delete(beside);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * The report could not be written when all else was done and its result printed.
   *
   * @param done what is complete nevertheless, and how another report is made, in sentences
   */
  RecordsException lost(Exception cause, String done) {
    return Failure.of(
            ErrorKind.IO,
            "The report can't be written to " + file + ": " + reason(cause) + ". " + done)
        .cause(cause)
        .exception();
  }

  private static String reason(Exception cause) {
    if (cause instanceof NoSuchFileException) {
      return "its directory is gone";
    }
    if (cause instanceof AccessDeniedException) {
      return "its directory is not writable";
    }
    String told =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    return told == null || cause instanceof RecordsException
        ? "what is there is no report and no plain file"
        : told;
  }

  /** The files beside a database have its name and a hyphen before theirs. */
  private void requireOther(String url, Path path) {
    String lower = url.toLowerCase(Locale.ROOT);
    int begin = lower.indexOf("sqlite:");
    if (begin < 0) {
      return;
    }
    String name = url.substring(begin + "sqlite:".length()).replaceFirst("[?].*", "");
    String database = Path.of(name).toAbsolutePath().normalize().toString();
    String report = path.toAbsolutePath().normalize().toString();
    if (report.equals(database) || report.startsWith(database + "-")) {
      throw taken("is a database of the copy, or a file beside it");
    }
  }

  private void requireOwn(Path path) {
    if (!Files.isRegularFile(path, NOFOLLOW_LINKS)) {
      if (Files.exists(path, NOFOLLOW_LINKS)) {
        throw unwritable().exception();
      }
      return;
    }
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] start = stream.readNBytes(BEGIN.length());
      if (start.length > 0 && !new String(start, UTF_8).equals(BEGIN)) {
        throw taken("exists and is no report");
      }
    } catch (IOException e) {
      throw unwritable().cause(e).exception();
    }
  }

  private RecordsException taken(String why) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The report can't be written to " + file + ": it " + why + ". Give another file.")
        .exception();
  }

  private Failure unwritable() {
    return Failure.of(
        ErrorKind.CONFIG,
        "The report can't be written to "
            + file
            + ". Check the directory and its permissions. What is there must be a plain file; a link is"
            + " not followed.");
  }
}
