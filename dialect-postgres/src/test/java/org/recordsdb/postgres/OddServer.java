package org.recordsdb.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A server that lets everybody in and answers whatever it likes (PostgreSQL manual, "Message
 * Formats").
 */
public final class OddServer implements AutoCloseable {

  private static final int BOOLEAN = 16;
  private static final int INTEGER = 23;
  private static final int TEXT = 25;
  private static final int PROCESS = 4242;

  private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final String version;
  private final Function<String, byte[]> answers;
  private final byte[] refusal;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  /**
   * Listens.
   *
   * @param answers what it answers to a statement, without the end of the answer
   */
  public OddServer(Function<String, byte[]> answers) throws IOException {
    this("15.1", answers);
  }

  /**
   * Listens.
   *
   * @param version the version that it tells
   * @param answers what it answers to a statement, without the end of the answer
   */
  public OddServer(String version, Function<String, byte[]> answers) throws IOException {
    this(version, answers, new byte[0]);
  }

  private OddServer(String version, Function<String, byte[]> answers, byte[] refusal)
      throws IOException {
    this.version = version;
    this.answers = answers;
    this.refusal = refusal;
    Thread thread = new Thread(this::listen, "odd-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** One that answers every login with this error. */
  static OddServer refusing(String state, String text) throws IOException {
    return new OddServer("15.1", sql -> new byte[0], fatal(state, text));
  }

  /** Where it listens. */
  public String url() {
    return "postgresql://me@127.0.0.1:" + listener.getLocalPort() + "/db?sslmode=disable";
  }

  /** How many connections were made to it. */
  int connections() {
    return clients.size();
  }

  /** What a sound server answers to the statements by which a connection is set up. */
  public static byte[] toSetUp(String sql, byte[] others) {
    if (sql.contains("pg_backend_pid")) {
      return join(columns(INTEGER, BOOLEAN), row("" + PROCESS, "t"), done("SELECT 1"));
    }
    if (sql.contains("set_config")) {
      return join(columns(TEXT, TEXT, TEXT), row("UTC", "off", "x"), done("SELECT 1"));
    }
    if (sql.startsWith("SET ")) {
      return done("SET");
    }
    return sql.isEmpty() ? message('I') : others;
  }

  static byte[] fatal(String state, String text) {
    return message('E', bytes("SFATAL\0VFATAL\0C" + state + "\0M" + text + "\0\0"));
  }

  /** An error with this SQLSTATE. */
  public static byte[] error(String state, String text) {
    return message('E', bytes("SERROR\0C" + state + "\0M" + text + "\0\0"));
  }

  /** The description of a result, each column of the type with this number. */
  public static byte[] columns(int... types) {
    byte[] all = number(types.length, Short.BYTES);
    for (int type : types) {
      byte[] table = number(0, Integer.BYTES + Short.BYTES);
      byte[] form =
          join(number(-1, Short.BYTES), number(-1, Integer.BYTES), number(0, Short.BYTES));
      all = join(all, bytes("a\0"), table, number(type, Integer.BYTES), form);
    }
    return message('T', all);
  }

  /** A row of these values. */
  public static byte[] row(String... values) {
    byte[] all = number(values.length, Short.BYTES);
    for (String value : values) {
      all = join(all, number(bytes(value).length, Integer.BYTES), bytes(value));
    }
    return message('D', all);
  }

  /** The end of a statement. */
  public static byte[] done(String tag) {
    return message('C', bytes(tag + "\0"));
  }

  /** Messages, one behind the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] message(char type, byte[]... body) {
    byte[] all = join(body);
    return join(new byte[] {(byte) type}, number(Integer.BYTES + all.length, Integer.BYTES), all);
  }

  private static byte[] number(long value, int size) {
    byte[] all = new byte[size];
    for (int i = 0; i < size; i++) {
      all[i] = (byte) (value >> (Byte.SIZE * (size - 1 - i)));
    }
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void listen() {
    try {
      while (true) {
        Socket client = listener.accept();
        clients.add(client);
        Thread thread = new Thread(() -> serve(client), "odd-server-client");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client;
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      in.readNBytes(in.readInt() - Integer.BYTES);
      if (refusal.length > 0) {
        out.write(refusal);
        return;
      }
      out.write(message('R', number(0, Integer.BYTES)));
      for (String setting :
          List.of(
              "server_version\0" + version + "\0",
              "client_encoding\0UTF8\0",
              "standard_conforming_strings\0on\0",
              "integer_datetimes\0on\0",
              "DateStyle\0ISO, MDY\0",
              "TimeZone\0UTC\0")) {
        out.write(message('S', bytes(setting)));
      }
      out.write(message('K', number(PROCESS, Integer.BYTES), number(1, Integer.BYTES)));
      out.write(message('Z', bytes("I")));
      answer(in, out);
    } catch (IOException e) {
      // the client went away
    }
  }

  private void answer(DataInputStream in, DataOutputStream out) throws IOException {
    String sql = "";
    for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
      String body = new String(in.readNBytes(in.readInt() - Integer.BYTES), StandardCharsets.UTF_8);
      if (type == 'P' || type == 'Q') {
        sql = body.split("\0", -1)[type == 'P' ? 1 : 0];
      }
      if (type == 'S') {
        out.write(join(message('1'), message('2')));
      }
      if (type == 'S' || type == 'Q') {
        out.write(answers.apply(sql));
        out.write(message('Z', bytes("I")));
        out.flush();
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
