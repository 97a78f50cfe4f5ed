package org.recordsdb.postgres;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.spi.HostPort;

/**
 * What to do where the direct host of a Supabase project can't be reached: it has an address of
 * IPv6 only, unless the project pays for one of IPv4, and many networks have no IPv6.
 */
public final class SupabaseHost {

  private static final Pattern DIRECT = Pattern.compile("db\\.([a-z0-9]+)\\.supabase\\.co");

  private SupabaseHost() {}

  /**
   * The remedy, as two sentences; empty text where the host is no direct host of Supabase, or has
   * an address of IPv4. Asks the name service.
   */
  public static String remedy(HostPort server) {
    return remedy(server.host(), addresses(server.host()));
  }

  private static List<InetAddress> addresses(String host) {
    if (!DIRECT.matcher(host).matches()) {
      return List.of();
    }
    try {
      return Arrays.asList(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of(); // as on a machine that has no IPv6
    }
  }

  static String remedy(String host, List<InetAddress> addresses) {
    Matcher direct = DIRECT.matcher(host);
    if (!direct.matches() || !addresses.stream().allMatch(Inet6Address.class::isInstance)) {
      return "";
    }
    return (addresses.isEmpty()
            ? "Supabase's direct hosts mostly have addresses of IPv6 only. "
            : "It has an address of IPv6 only, which this network can't reach. ")
        + "Use the session pooler, which the project's page shows under Connect: host"
        + " ..pooler.supabase.com, port 5432, user postgres."
        + direct.group(1)
        + ".";
  }
}
