package org.recordsdb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.recordsdb.error.RecordsException;

/** Remedies of the library in words of the command: options in place of methods. */
final class Remedies {

  private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

  static {
    OPTIONS.put("call trustSource()", "give --trust-source");
    OPTIONS.put("evenIfChanged", "--even-if-changed");
    OPTIONS.put("toSchema", "--to-schema");
  }

  private Remedies() {}

  /** The message, for somebody who has a command and no program. */
  static String ofCommand(RecordsException problem) {
    String message = String.valueOf(problem.getMessage());
    for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
      message = message.replace(option.getKey(), option.getValue());
    }
    return message;
  }
}
