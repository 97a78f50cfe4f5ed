package org.recordsdb.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.postgres.SupabaseHost;
import org.recordsdb.spi.HostPort;

/** Whether the hosts of a server's URL answer at all, before anybody logs in. */
final class Hosts {

  private static final int USUAL_PORT = 5432;

  private Hosts() {}

  /** One finding for each host; it fails if none of them answers. */
  static List<Finding> reached(Settings settings) {
    List<HostPort> hosts = settings.connection().url().hosts();
    List<HostPort> named = hosts.isEmpty() ? List.of(new HostPort("localhost", 0)) : hosts;
    int timeout = (int) settings.connection().connectTimeout().toMillis();
    List<Finding> missed = new ArrayList<>();
    List<Finding> reached = new ArrayList<>();
    for (HostPort host : named) {
      long start = System.nanoTime();
      String problem = connect(host, timeout);
      long millis = (System.nanoTime() - start) / 1_000_000;
      if (problem.isEmpty()) {
        reached.add(Finding.ok("host", host + " answers, " + millis + " ms"));
      } else {
        String pooler = SupabaseHost.remedy(host);
        String usual = "Check name, port, firewall and network.";
        missed.add(Finding.fail("host", host + " " + problem, pooler.isEmpty() ? usual : pooler));
      }
    }
    if (reached.isEmpty()) {
      return missed;
    }
    missed.forEach(
        miss -> reached.add(Finding.warn("host", miss.found(), "Another host answers.")));
    return reached;
  }

  private static String connect(HostPort host, int timeout) {
    int port = host.port() == 0 ? USUAL_PORT : host.port();
    InetSocketAddress address = new InetSocketAddress(host.host(), port);
    if (address.isUnresolved()) {
      return "can't be resolved";
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, timeout);
      return "";
    } catch (IOException e) {
      return "does not answer";
    }
  }
}
