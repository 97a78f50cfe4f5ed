package org.recordsdb.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests in a process of its own, with the classes of this one. */
public final class JavaProgram {

  /** What a program that lives for a second is best served with. */
  private static final List<String> SHORT_LIVED =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private JavaProgram() {}

  /**
   * Starts the class's main method. What it prints, errors too, is the process's input stream.
   *
   * @param jvm more options of Java
   */
  public static Process start(Class<?> program, List<String> jvm, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
