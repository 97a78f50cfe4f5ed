package org.recordsdb.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.migrate.verify.Difference.Kind;
import org.recordsdb.spi.JsonText;

class TableSumsTest {

  private static final List<String> COLUMNS = List.of("id", "v");
  private static final int[] BY_ID = {0};

  private static TableSums sums(List<Object[]> rows) throws SQLException {
    TableSums sums = new TableSums(COLUMNS.size(), BY_ID);
    rows(rows).each(sums::add);
    return sums;
  }

  private static TableSums of(Object value) throws SQLException {
    return sums(List.<Object[]>of(new Object[] {1L, value}));
  }

  private static Rows rows(List<Object[]> rows) {
    return visitor -> {
      for (Object[] row : rows) {
        visitor.row(row);
      }
    };
  }

  private static List<Difference> differences(
      List<Object[]> source, List<Object[]> target, int most) throws SQLException {
    return new Differences(COLUMNS, BY_ID)
        .find(sums(source), rows(source), sums(target), rows(target), most);
  }

  /** So many rows with other values, and none equal to another. */
  private static List<Object[]> table(int rows) {
    List<Object[]> table = new ArrayList<>();
    IntStream.range(0, rows).forEach(i -> table.add(new Object[] {(long) i, "row " + i}));
    return table;
  }

  @Test
  void theOrderOfRowsMeansNothing() throws SQLException {
    List<Object[]> table = table(5_000);
    TableSums before = sums(table);
    Collections.shuffle(table, new Random(1));
    assertThat(sums(table).matches(before)).isTrue();
  }

  @Test
  void partsOfATableAddUp() throws SQLException {
    List<Object[]> table = table(5_000);
    TableSums parts = sums(table.subList(0, 1_234));
    parts.add(sums(table.subList(1_234, 5_000)));
    assertThat(parts.matches(sums(table))).isTrue();
    assertThat(parts.rows()).isEqualTo(5_000);
    assertThat(parts.differingBuckets(sums(table)).isEmpty()).isTrue();
  }

  @Test
  void valuesOfDifferentClassesNeverMeet() throws SQLException {
    List<TableSums> all =
        List.of(
            of(null),
            of(""),
            of(new byte[0]),
            of(0L),
            of(0.0),
            of(false),
            of("0"),
            of(new byte[] {'0'}),
            of(BigDecimal.ZERO),
            of(JsonText.parse("null")),
            of(JsonText.parse("0")),
            of(JsonText.parse("\"\"")),
            of(JsonText.parse("[]")),
            of(JsonText.parse("{}")),
            of(JsonText.parse("[[]]")),
            of(JsonText.parse("[null]")),
            of(JsonText.parse("{\"\":null}")),
            of("\ud800"),
            of("?"));
    assertThat(all.stream().map(TableSums::checksums).distinct()).hasSameSizeAs(all);
  }

  @Test
  void decimalsAreEqualAsNumbers() throws SQLException {
    assertThat(of(new BigDecimal("1.50")).matches(of(new BigDecimal("1.5")))).isTrue();
    assertThat(of(new BigDecimal("1E+3")).matches(of(new BigDecimal("1000")))).isTrue();
    assertThat(of(new BigDecimal("0.000")).matches(of(BigDecimal.ZERO))).isTrue();
    assertThat(of(new BigDecimal("-0.1")).matches(of(new BigDecimal("0.1")))).isFalse();
    String digits = "1234567890123456789";
    assertThat(of(new BigDecimal(digits + ".0")).matches(of(new BigDecimal(digits)))).isTrue();
    assertThat(of(new BigDecimal(digits + "0")).matches(of(new BigDecimal(digits)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {PieceHash.PIECE - 30, PieceHash.PIECE, 3 * PieceHash.PIECE + 5})
  void everyByteOfALongValueCounts(int length) throws SQLException {
    byte[] bytes = new byte[length];
    char[] characters = new char[length];
    Arrays.fill(characters, 'é');
    TableSums ofBytes = of(bytes.clone());
    TableSums ofText = of(new String(characters));
    for (int at : new int[] {0, length / 2, length - 1}) {
      bytes[at] = 1;
      characters[at] = 'e';
      assertThat(of(bytes).matches(ofBytes)).isFalse();
      assertThat(of(new String(characters)).matches(ofText)).isFalse();
      bytes[at] = 0;
      characters[at] = 'é';
    }
    assertThat(of(bytes).matches(ofBytes)).isTrue();
    assertThat(of(new String(characters)).matches(ofText)).isTrue();
  }

  /** A value that comes in pieces of so many bytes. */
  private static final class InPieces extends LargeValue {

    private final byte[] bytes;
    private final int size;

    InPieces(byte[] bytes, boolean isText, int size) {
      super(isText, bytes.length);
      this.bytes = bytes;
      this.size = size;
    }

    @Override
    public byte[] piece(long from) {
      return Arrays.copyOfRange(bytes, (int) from, (int) Math.min(bytes.length, from + size));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000_003, 999, 4096, 4095})
  void aValueThatComesInPiecesIsTheWholeOne(int size) throws SQLException {
    for (int before = 0; before < 3; before++) {
      String text = "x".repeat(before) + "a\u00e9\ud83d\ude00\u20ac".repeat(300_000);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(of(new InPieces(bytes, true, size)).matches(of(text))).isTrue();
      assertThat(of(new InPieces(bytes, false, size)).matches(of(bytes))).isTrue();
      bytes[bytes.length - 1] ^= 1;
      assertThat(of(new InPieces(bytes, true, size)).matches(of(text))).isFalse();
      assertThat(
              of(new InPieces(bytes, false, size))
                  .matches(of(text.getBytes(StandardCharsets.UTF_8))))
          .isFalse();
    }
  }

  @Test
  void asManyDifferencesAreNamedAsAreAskedFor() throws SQLException {
    List<Object[]> source = table(300_000);
    List<Object[]> target = table(300_000);
    IntStream.range(0, 300_000).forEach(i -> target.set(i, new Object[] {(long) i, "other"}));
    List<Difference> differences = differences(source, target, 20);
    assertThat(differences).hasSize(20).extracting(Difference::kind).containsOnly(Kind.DIFFERENT);
    assertThat(differences).extracting(Difference::key).doesNotHaveDuplicates();
    assertThat(differences(source, target.subList(0, 299_998), 3)).hasSize(3);
  }

  @Test
  void fewDifferencesOfManyRowsAreAllNamed() throws SQLException {
    List<Object[]> source = table(300_000);
    List<Object[]> target = table(300_000);
    target.set(17, new Object[] {17L, null});
    target.set(299_999, new Object[] {300_001L, "row 299999"});
    assertThat(differences(source, target, 20))
        .extracting(Difference::text)
        .containsExactlyInAnyOrder(
            "id = 17: different v",
            "id = 299999: missing in the target",
            "id = 300001: not in the source");
  }

  @Test
  void rowsThatShareAKeyAreCounted() throws SQLException {
    Object[] none = {null, "a"};
    List<Object[]> source = List.of(none, none, new Object[] {null, "b"});
    assertThat(differences(source, List.<Object[]>of(none), 20))
        .containsExactly(
            new Difference(
                Kind.MISSING,
                Collections.singletonMap("id", null),
                differences(source, List.<Object[]>of(none), 20).get(0).hash(),
                List.of(),
                3,
                1));
    assertThat(differences(source, List.of(none, none, none), 20))
        .extracting(Difference::columns)
        .containsExactly(List.of("v"));
  }

  @Test
  void aLongKeyIsShownInPart() {
    Difference difference =
        new Difference(Kind.EXTRA, Map.of("k", "x".repeat(1_000)), 1, List.of(), 0, 1);
    assertThat(difference.text()).isEqualTo("k = " + "x".repeat(100) + "...: not in the source");
    assertThat(new Difference(Kind.MISSING, Map.of(), 255, List.of(), 3, 1).text())
        .isEqualTo(
            "a row whose values have the hash 00000000000000ff: missing in the target"
                + " (1 times instead of 3)");
  }
}
