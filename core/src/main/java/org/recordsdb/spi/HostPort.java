package org.recordsdb.spi;

import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * One server address: safe to be a part of a driver's URL, wherever it came from.
 *
 * @param host a DNS name, an IPv4 address, an IPv6 address without brackets, or the absolute
 *     directory of a Unix socket
 * @param port 1 to 65535, or 0 for the database's usual one
 */
public record HostPort(String host, int port) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * Rejects every other text, and every other number.
   *
   * @throws org.recordsdb.error.ConfigException without the text, which may be a misplaced secret
   */
  public HostPort {
    if (!HostName.isHost(host)) {
      throw Failure.of(ErrorKind.CONFIG, "A host must be " + HostName.RULE + ".").exception();
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw Failure.of(ErrorKind.CONFIG, "A port must be a number from 1 to " + HIGHEST_PORT + ".")
          .exception();
    }
  }

  /** True if the host is the directory of a Unix socket, and no server of a network. */
  public boolean isSocket() {
    return host.startsWith("/");
  }

  /** True if the host is this machine. */
  public boolean isLoopback() {
    return host.equalsIgnoreCase("localhost")
        || host.matches("127([.][0-9]{1,3}){3}")
        || host.equals("::1")
        || host.equals("0:0:0:0:0:0:0:1");
  }

  /** As in a URL, an IPv6 address in brackets. */
  @Override
  public String toString() {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == 0 ? name : name + ":" + port;
  }
}
