package org.recordsdb;

import java.util.UUID;

/** A bean, and some classes that are nearly one. */
final class Beans {

  private Beans() {}

  public static class Bean {
    private UUID id;
    private int pageCount = 1;
    private String url = "unset";
    private boolean open;

    public UUID getId() {
      return id;
    }

    public void setId(UUID id) {
      this.id = id;
    }

    public int getPageCount() {
      return pageCount;
    }

    public void setPageCount(int pageCount) {
      this.pageCount = pageCount;
    }

    public String getURL() {
      return url;
    }

    public void setURL(String url) {
      this.url = url;
    }

    public boolean isOpen() {
      return open;
    }

    public void setOpen(boolean open) {
      this.open = open;
    }
  }

  public abstract static class Abstract extends Bean {}

  public static class NoConstructor extends Bean {
    public NoConstructor(int needed) {
      setPageCount(needed);
    }
  }

  /** Needs an object around it, so it has no constructor without arguments. */
  @SuppressWarnings("ClassCanBeStatic")
  public class Inner extends Bean {}

  /** A constructor that does not take everything. */
  public record Picky(String name) {
    public Picky {
      if (name.isEmpty()) {
        throw new IllegalStateException("no name");
      }
    }
  }

  /** A getter that fails and tells what it holds. */
  public static class Broken {
    private final String secret;

    public Broken(String secret) {
      this.secret = secret;
    }

    public String getSecret() {
      if (!secret.isEmpty()) {
        throw new IllegalStateException(secret);
      }
      return secret;
    }
  }
}
