package org.recordsdb.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest has; the build writes it there. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = RecordsCommand.class.getPackage().getImplementationVersion();
    return new String[] {"records " + (version == null ? "of a build without a jar" : version)};
  }
}
