package org.recordsdb.migrate.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Tells whether two processes see each other. The name of a host does not: two containers may have
 * the same one and processes of their own, and so may two machines.
 */
final class Machine {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  private Machine() {}

  /**
   * The same for two processes of one user that see each other: of one start of a machine, and of
   * one container. Where the system does not tell that, no other process has the same.
   */
  static String id() {
    try {
      return String.join(
          " ",
          Files.readString(BOOT).strip(),
          Files.readSymbolicLink(PROCESSES).toString(),
          System.getProperty("user.name"));
    } catch (IOException | UnsupportedOperationException e) {
      return UUID.randomUUID().toString();
    }
  }
}
