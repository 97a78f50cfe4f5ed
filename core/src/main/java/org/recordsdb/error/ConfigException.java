package org.recordsdb.error;

/**
 * A setting is missing, misspelt or out of range: fix the configuration. Names the setting, never a
 * secret.
 */
public final class ConfigException extends RecordsException {

  private static final long serialVersionUID = 1L;

  ConfigException(Failure failure) {
    super(failure);
  }
}
