package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The types that users and dialects' authors see: a new one needs a line here. */
class PublicTypesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.recordsdb");

  @Test
  void apiHasExactlyTheseTypes() {
    assertThat(publicTypes("org.recordsdb"))
        .containsExactlyInAnyOrder(
            "ExpectedChanges",
            "Health",
            "Health$Pool",
            "Health$Role",
            "Health$Status",
            "OnConflict",
            "Order",
            "Order$Nulls",
            "Query",
            "Records",
            "RecordsBuilder",
            "Returning",
            "Row",
            "Table",
            "Transaction",
            "Transaction$Action",
            "Transaction$Work",
            "Upserted",
            "Upserted$Action",
            "Where",
            "Where$Column");
  }

  @Test
  void spiHasExactlyTheseTypes() {
    assertThat(publicTypes("org.recordsdb.spi"))
        .containsExactlyInAnyOrder(
            "BulkInsert",
            "Capability",
            "Codec",
            "Codec$Binding",
            "Codec$Reading",
            "ColumnInfo",
            "ColumnType",
            "ConnectionSettings",
            "DatabaseUrl",
            "Decimals",
            "Dialect",
            "FastPaths",
            "Fault",
            "Generation",
            "HostPort",
            "JdbcCodecs",
            "JdbcCodecs$TextBinding",
            "JsonLimitException",
            "JsonText",
            "ListForm",
            "LogicalType",
            "Pooling",
            "Quoting",
            "Reference",
            "ServerInfo",
            "SqlStates",
            "Syntax",
            "TableInfo",
            "TableKind",
            "TemporalText",
            "TextPart",
            "UniqueKey");
  }

  @Test
  void errorsAreExactlyTheseTypes() {
    assertThat(publicTypes("org.recordsdb.error"))
        .containsExactlyInAnyOrder(
            "CheckViolationException",
            "ConfigException",
            "ConflictException",
            "ConnectException",
            "ConnectionLostException",
            "ConstraintException",
            "DataException",
            "ErrorKind",
            "Failure",
            "ForeignKeyViolationException",
            "InternalException",
            "MisuseException",
            "NotNullViolationException",
            "NotWritableException",
            "Outcome",
            "QueryTimeoutException",
            "RecordsException",
            "ResourceException",
            "RowCountException",
            "SqlPosition",
            "StatementException",
            "TransactionAbortedException",
            "UniqueViolationException");
  }

  /** A nested type is public only if the types around it are; ours are, or are private. */
  private static List<String> publicTypes(String name) {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().equals(name))
        .filter(
            type ->
                isPublic(type)
                    && type.getEnclosingClass().stream().allMatch(PublicTypesTest::isPublic))
        .map(type -> type.getName().substring(name.length() + 1))
        .toList();
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
