package org.recordsdb.spi;

/**
 * What a live connection says of its server.
 *
 * @param version the server's version, as {@code 18.6}
 * @param primary false if it follows another server
 * @param readOnly true if it rejects writes
 */
public record ServerInfo(String version, boolean primary, boolean readOnly) {}
