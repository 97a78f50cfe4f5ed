package org.recordsdb.spi;

/**
 * One server address.
 *
 * @param host name or address, an IPv6 address without brackets
 * @param port 1 to 65535, or 0 for the database's usual one
 */
public record HostPort(String host, int port) {

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
