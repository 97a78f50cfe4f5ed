package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Text, bytes and UUIDs. */
abstract class TextContract extends Contract {

  TextContract(Bench bench) {
    super(bench);
  }

  private void keeps(LogicalType type, Object value) {
    assertThat(stored(type, value)).isEqualTo(value);
  }

  private long found(Object value) {
    return records().from("samples").where(where("content").eq(value)).count();
  }

  @Test
  @Case("C123")
  void textBeyondTheBasicPlaneIsKept() {
    keeps(LogicalType.TEXT, "Alors vous imaginez ma 🐍 surprise, n\u2019est-ce pas? مرحبا");
  }

  @Test
  @Clause("D16")
  @Case("C123")
  void emptyTextIsNotNull() {
    keeps(LogicalType.TEXT, "");
    assertThat(records().from("samples").where(where("content").isNull()).exists()).isFalse();
    assertThat(found("")).isOne();
  }

  @Test
  void lineEndsQuotesAndBackslashesAreKept() {
    keeps(LogicalType.TEXT, "a\r\nb\tc'd\"e`f\\g\\0h%_\u0001\u007f");
  }

  @Test
  void longTextIsKept() {
    keeps(LogicalType.TEXT, "0123456789 äö😀".repeat(100_000));
  }

  @Test
  @Clause("D17")
  void textOfDigitsStaysText() {
    createSamples(LogicalType.TEXT);
    storeSamples("00123", "12345678e5", "1.50");
    assertThat(records().select("samples"))
        .extracting(row -> row.get("content"))
        .containsExactlyInAnyOrder("00123", "12345678e5", "1.50");
  }

  @Test
  @Clause("D38")
  @Case("trailing_space_eq")
  void trailingBlanksAreKeptAndCount() {
    keeps(LogicalType.TEXT, "a ");
    assertThat(found("a")).isZero();
    assertThat(found("a ")).isOne();
  }

  @Test
  @Clause("D42")
  void differentSpellingsOfOneLetterAreDifferent() {
    createSamples(LogicalType.TEXT);
    storeSamples("\u00e9", "e\u0301");
    assertThat(found("\u00e9")).isOne();
  }

  @Test
  @Case("nocase_eq")
  void upperAndLowerCaseAreDifferent() {
    createSamples(LogicalType.TEXT);
    storeSamples("Abc");
    assertThat(found("abc")).isZero();
  }

  @Test
  @Clause("D14")
  @Case({"C125", "nul_text"})
  void aZeroCharacterIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.TEXT, CANARY + "\0");
  }

  @Test
  @Clause("D15")
  @Case("C126")
  void halfASurrogatePairIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.TEXT, "x\ud83d" + CANARY);
  }

  @Test
  @Clause("D15")
  void aSurrogatePairInTheWrongOrderIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.TEXT, "\ude00\ud83d");
  }

  @Test
  @Clause("D13")
  @Needs(Capability.CODE_POINT_LENGTH)
  @Case("length_astral")
  void lengthIsCountedInCodePoints() {
    assertThat(stored(ColumnType.text(3), "😀é😀")).isEqualTo("😀é😀");
  }

  @Test
  @Clause("D13")
  @Case("len_over")
  void textLongerThanItsColumnIsRefused() {
    refused(ErrorKind.TOO_LONG, ColumnType.text(3), "abcd");
  }

  @Test
  @Clause("D13")
  void blanksBeyondTheLengthAreRefusedToo() {
    refused(ErrorKind.TOO_LONG, ColumnType.text(3), "abc ");
  }

  @Test
  void aNumberIsNoText() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.TEXT, 12);
  }

  @Test
  @Clause("D19")
  void aClassThatNoTypeTakesIsRefusedByName() {
    assertThat(refused(ErrorKind.WRONG_TYPE, LogicalType.TEXT, Map.of("key", CANARY)))
        .hasMessageContaining("not a Map");
  }

  @Test
  @Clause("D19")
  void aCollectionIsNoText() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.TEXT, Set.of(CANARY));
  }

  @Test
  @Clause("D31")
  @Case("C131")
  void anEnumConstantIsKeptByItsName() {
    assertThat(stored(LogicalType.TEXT, DayOfWeek.FRIDAY)).isEqualTo("FRIDAY");
    Row row = records().from("samples").where(where("content").eq(DayOfWeek.FRIDAY)).one();
    assertThat(row.get("content", DayOfWeek.class)).isEqualTo(DayOfWeek.FRIDAY);
  }

  @Test
  @Clause("D30")
  void bytesAreKept() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(stored(LogicalType.BYTES, all)).isEqualTo(all);
  }

  @Test
  @Clause("D30")
  @Case("C083")
  void noBytesAreNotNull() {
    assertThat(stored(LogicalType.BYTES, new byte[0])).isEqualTo(new byte[0]);
    assertThat(found(new byte[0])).isOne();
  }

  @Test
  @Clause("D30")
  @Case("C083")
  void bytesAreFoundByContent() {
    createSamples(LogicalType.BYTES);
    storeSamples(new byte[] {0, 1, -1}, new byte[] {0, 1});
    assertThat(found(new byte[] {0, 1, -1})).isOne();
  }

  @Test
  void textIsNoBytes() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.BYTES, CANARY);
  }

  @Test
  void bytesAreNoText() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.TEXT, CANARY.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Clause("D27")
  @Case("C129")
  void uuidsAreKept() {
    keeps(LogicalType.UUID, UUID.fromString("00000000-0000-0000-0000-000000000001"));
  }

  @Test
  @Clause("D27")
  void uuidsMayBeGivenAsTextInEitherCase() {
    UUID uuid = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    assertThat(stored(LogicalType.UUID, "0F8FAD5B-D9CB-469F-A165-70867728950E")).isEqualTo(uuid);
    assertThat(found(uuid)).isOne();
    assertThat(found("0F8fad5b-d9cb-469f-a165-70867728950e")).isOne();
  }

  @Test
  @Clause("D27")
  void textThatIsNoUuidIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.UUID, "0f8fad5b-d9cb-469f-a165-" + CANARY);
  }
}
