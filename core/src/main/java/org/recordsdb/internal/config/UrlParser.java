package org.recordsdb.internal.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ConfigException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.HostPort;

/**
 * Reads a database URL: RFC 3986 with several hosts, and the forms that libraries and platforms
 * hand out. Messages never show the URL, as anything in it may be a misplaced secret.
 */
final class UrlParser {

  /** A user of no or at least two letters, so that it is no drive of Windows, and a password. */
  private static final Pattern LOGIN =
      Pattern.compile("/?((?:[^/\\\\:]{2,})?:[^@]*|[^/\\\\:]:[^/\\\\@]*)@");

  /**
   * A password by its name, as other libraries take it in places where it is none here, or a URL
   * with one.
   */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(?:passw(?:or)?d|passphrase|pwd)\\s*=|//[^/@:]*:[^/@]*@");

  private static final Pattern PASSWORD_OPTION = Pattern.compile("[?&]password=");

  private final String text;

  private UrlParser(String text) {
    this.text = text;
  }

  static DatabaseUrl parse(String url) {
    return new UrlParser(url).parse();
  }

  private DatabaseUrl parse() {
    if (text.isBlank()) {
      throw bad("it is empty");
    }
    if (text.indexOf('\0') >= 0) {
      throw bad("it has the character U+0000");
    }
    if (!text.equals(text.strip())) {
      throw bad("it begins or ends with white space");
    }
    if (text.startsWith("\"") || text.startsWith("'")) {
      throw bad("it begins with a quote; leave the quotes around it out");
    }
    String rest = text.regionMatches(true, 0, "jdbc:", 0, 5) ? text.substring(5) : text;
    int colon = rest.indexOf(':');
    if (colon < 1) {
      throw bad("it has no scheme; it begins as in sqlite:app.db or postgresql://");
    }
    String scheme = scheme(rest.substring(0, colon));
    rest = rest.substring(colon + 1);
    int question = rest.indexOf('?');
    if (question >= 0 && rest.indexOf('@', question) >= 0) {
      throw bad("a ? stands before an @; percent-encode the password (%3F for ?, %40 for @)");
    }
    Map<String, String> options =
        question < 0 ? new LinkedHashMap<>() : options(rest.substring(question + 1));
    String path = question < 0 ? rest : rest.substring(0, question);
    if (!path.startsWith("//")) {
      if (LOGIN.matcher(path).lookingAt()) {
        throw bad("a login stands in it without // before it");
      }
      return url(scheme, List.of(), null, null, decode(path), options);
    }
    int slash = path.indexOf('/', 2);
    String authority = slash < 0 ? path.substring(2) : path.substring(2, slash);
    String database = slash < 0 ? "" : decode(path.substring(slash + 1));
    if (slash >= 0 && path.indexOf('@', slash) >= 0) {
      throw bad("a / stands before an @; percent-encode the password (%2F for /, %40 for @)");
    }
    return withAuthority(scheme, authority, database, options);
  }

  private DatabaseUrl withAuthority(
      String scheme, String authority, String database, Map<String, String> options) {
    int at = authority.lastIndexOf('@');
    String user = null;
    String password = null;
    if (at >= 0) {
      String login = authority.substring(0, at);
      int colon = login.indexOf(':');
      user = decode(colon < 0 ? login : login.substring(0, colon));
      password = colon < 0 ? null : decode(login.substring(colon + 1));
    }
    List<HostPort> hosts = hosts(authority.substring(at + 1));
    if (hosts.isEmpty() && at >= 0) {
      throw bad("a login is given and no host behind it");
    }
    return url(scheme, hosts, emptyIsNull(user), password, database, options);
  }

  private DatabaseUrl url(
      String scheme,
      List<HostPort> hosts,
      @Nullable String user,
      @Nullable String password,
      String database,
      Map<String, String> options) {
    String userOption = options.remove("user");
    String passwordOption = options.remove("password");
    requireNoSecret(user, userOption, database);
    if (holdsLogin(user) || holdsLogin(userOption)) {
      throw bad("a colon stands in the user, as before a password; write a : before the password");
    }
    options.forEach((name, value) -> requireNoSecret(name + "=", value));
    return new DatabaseUrl(
        scheme,
        hosts,
        user == null ? userOption : user,
        password == null ? passwordOption : password,
        database,
        options);
  }

  /** All of this is shown to people. */
  private static void requireNoSecret(@Nullable String... parts) {
    for (String part : parts) {
      if (part != null && holdsSecret(part)) {
        throw bad(
            "a password stands where none is read; write it behind the user, or as the option"
                + " password in small letters, behind ? or &");
      }
    }
  }

  /** True for a user with what may be a password behind it, as nobody hides a user. */
  static boolean holdsLogin(@Nullable String user) {
    return user != null && user.indexOf(':') >= 0;
  }

  /** True if a password stands in it, by its name or in a URL. */
  static boolean holdsSecret(String text) {
    return SECRET.matcher(text).find();
  }

  /** True if a password stands among the options, of which an ampersand ends it. */
  static boolean hasPasswordOption(String url) {
    return PASSWORD_OPTION.matcher(url).find();
  }

  private String scheme(String written) {
    String scheme = written.toLowerCase(Locale.ROOT);
    if (!scheme.matches("[a-z][a-z0-9.-]*(\\+[a-z0-9_]*)?")) {
      throw bad("it has no scheme; it begins as in sqlite:app.db or postgresql://");
    }
    return scheme.replaceFirst("\\+.*", "");
  }

  private List<HostPort> hosts(String written) {
    List<HostPort> hosts = new ArrayList<>();
    if (!written.isEmpty()) {
      for (String host : written.split(",", -1)) {
        hosts.add(host(host));
      }
    }
    return hosts;
  }

  private HostPort host(String written) {
    boolean address = written.startsWith("[");
    int end = address ? written.indexOf(']') + 1 : indexOr(written.indexOf(':'), written.length());
    if (address && (end == 0 || (end < written.length() && written.charAt(end) != ':'))) {
      throw bad("an IPv6 address has no closing bracket, or something after it");
    }
    String name = address ? written.substring(1, end - 1) : decode(written.substring(0, end));
    if (name.isEmpty()) {
      throw bad("a host name is empty");
    }
    if (address != name.contains(":")) {
      throw bad("an IPv6 address, and nothing else, stands in brackets");
    }
    int port = end == written.length() ? 0 : port(written.substring(end + 1));
    try {
      return new HostPort(name, port);
    } catch (ConfigException e) {
      throw bad(
          "a host is no DNS name, IPv4 address, IPv6 address in brackets or socket directory;"
              + " an @, : or / in a password is percent-encoded");
    }
  }

  private int port(String written) {
    if (written.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(written);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw bad(
        "a port is not a number from 1 to 65535; an @, : or / in a password is percent-encoded");
  }

  private Map<String, String> options(String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw bad("an option is not written name=value");
      }
      String name = pair.substring(0, equals);
      if (name.indexOf('%') >= 0) {
        throw bad("the name of an option is percent-encoded");
      }
      boolean hidden = options.containsKey("password") && !name.equals("password");
      if (options.put(name, decode(pair.substring(equals + 1))) != null) {
        throw bad(
            hidden
                ? "an option behind the password is given twice; an & in the password is written %26"
                : "the option " + name + " is given twice");
      }
    }
    return options;
  }

  private String decode(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    byte[] source = encoded.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(source.length);
    for (int i = 0; i < source.length; i++) {
      if (source[i] != '%') {
        decoded.put(source[i]);
        continue;
      }
      int high = i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(source[i + 2], 16);
      if (low < 0) {
        throw bad("a % is not followed by two hexadecimal digits; a plain % is written %25");
      }
      decoded.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
      if (text.indexOf('\0') >= 0) {
        throw bad("it has the character U+0000, percent-encoded");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw bad("its percent-encoded bytes are not UTF-8");
    }
  }

  private static int indexOr(int index, int otherwise) {
    return index < 0 ? otherwise : index;
  }

  private static @Nullable String emptyIsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static RecordsException bad(String problem) {
    return Failure.of(ErrorKind.CONFIG, "The database URL can't be read: " + problem + ".")
        .exception();
  }
}
