package org.recordsdb.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A real PgBouncer in front of a server, lending two of its connections for one transaction at a
 * time.
 */
public final class PgBouncer implements AutoCloseable {

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one whose files are kept in the directory; skips the test where there is none. */
  public static PgBouncer start(int serverPort, Path directory) throws IOException {
    return start(serverPort, directory, "* =", List.of());
  }

  /**
   * The same with settings of its own.
   *
   * @param database the beginning of the one entry of its databases
   * @param settings what stands in its file beside, or in place of, what is usual here
   */
  static PgBouncer start(int serverPort, Path directory, String database, List<String> settings)
      throws IOException {
    Path program = Prerequisite.PGBOUNCER.path();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path users = Files.writeString(directory.resolve("users.txt"), "\"postgres\" \"\"\n");
    Path file =
        Files.writeString(
            directory.resolve("pgbouncer.ini"),
            """
            [databases]
            %s host=127.0.0.1 port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = trust
            auth_file = %s
            pool_mode = transaction
            default_pool_size = 2
            %s
            """
                .formatted(database, serverPort, port, users, String.join("\n", settings)));
    for (Path path : List.of(directory, users, file)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-u", "nobody")); // it does not run as root
    }
    command.add(file.toString());
    Path log = directory.resolve("pgbouncer.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    PgBouncer pooler = new PgBouncer(process, port);
    pooler.awaitListening(log);
    return pooler;
  }

  private void awaitListening(Path log) throws IOException {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (process.isAlive() && Instant.now().isBefore(end)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    close();
    throw new IOException("PgBouncer does not start: " + Files.readString(log));
  }

  /** Where it listens, on this machine. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
