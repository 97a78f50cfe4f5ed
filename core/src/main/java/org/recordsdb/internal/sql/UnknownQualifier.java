package org.recordsdb.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Syntax;

/**
 * A column that is unknown because its table is: {@code x.name} where nothing is called x. Some
 * databases tell the column, and others the table.
 */
public final class UnknownQualifier {

  /** Rows that have a name without being named. */
  private static final Set<String> IMPLIED = Set.of("new", "old", "excluded");

  private UnknownQualifier() {}

  /** The fault; that of the table if the statement has its name before dots only. */
  public static Fault in(Fault fault, String sql, Syntax syntax) {
    String written = fault.near();
    if (fault.kind() != ErrorKind.UNKNOWN_COLUMN || written == null) {
      return fault;
    }
    String[] parts = written.split("\\.", -1);
    String qualifier = parts.length < 2 ? "" : parts[parts.length - 2];
    String name = qualifier.toLowerCase(Locale.ROOT);
    return qualifier.isEmpty() || IMPLIED.contains(name) || isNamed(name, tokens(sql, syntax))
        ? fault
        : new Fault(ErrorKind.UNKNOWN_TABLE, null, qualifier, List.of(), null, fault.at(), written);
  }

  /** True if the name stands where no dot follows; and where the text has no tokens. */
  private static boolean isNamed(String name, List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      boolean last = i + 1 == tokens.size();
      if (tokens.get(i).name().equals(name) && (last || !tokens.get(i + 1).is("."))) {
        return true;
      }
    }
    return tokens.isEmpty();
  }

  private static List<Token> tokens(String sql, Syntax syntax) {
    try {
      return Lexer.tokens(sql, syntax.quoting()).stream().filter(t -> !t.isSpace()).toList();
    } catch (RecordsException e) {
      return List.of();
    }
  }
}
