package org.recordsdb.spi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * What may be a host: a DNS name, an IPv4 address, an IPv6 address, or an absolute directory of
 * Unix sockets. Nothing that a driver could take for a part of its own URL.
 */
final class HostName {

  static final String RULE =
      "a DNS name, an IPv4 address, an IPv6 address or the absolute directory of a socket";

  private static final int LONGEST = 253;

  /** Letters, digits and hyphens; also the underscore, which names of containers have. */
  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

  private static final Pattern NAME = Pattern.compile(LABEL + "(?:[.]" + LABEL + ")*[.]?");

  /** Such a name is an address, or resolvers would take it for one. */
  private static final Pattern NUMERIC = Pattern.compile("(?:.*[.])?(?:[0-9]+|0[xX][^.]*)[.]?");

  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:[.]" + BYTE + "){3}");

  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final Pattern DIRECTORY = Pattern.compile("(?:/[A-Za-z0-9_.-]+)+/?");

  private HostName() {}

  static boolean isHost(String text) {
    return isName(text) || isIpv6(text) || DIRECTORY.matcher(text).matches();
  }

  private static boolean isName(String text) {
    if (NUMERIC.matcher(text).matches()) {
      return IPV4.matcher(text).matches();
    }
    return text.length() <= LONGEST && NAME.matcher(text).matches();
  }

  /** In brackets a text is never looked up as a name. */
  private static boolean isIpv6(String text) {
    if (!IPV6.matcher(text).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName("[" + text + "]") != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
