package org.recordsdb.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recordsdb.spi.JsonText;

class ClassNameTest {

  private static String of(Object value) {
    return ClassName.withArticle(value.getClass());
  }

  @Test
  void collectionsAndDocumentsAreToldByTheirInterface() {
    assertThat(of(Map.of(1, 2))).isEqualTo("a Map");
    assertThat(of(Collections.unmodifiableList(List.of()))).isEqualTo("a List");
    assertThat(of(Set.of())).isEqualTo("a Set");
    assertThat(of(Map.of(1, 2).values())).isEqualTo("a Collection");
    assertThat(of(JsonText.parse("[]"))).isEqualTo("a JsonNode");
  }

  @Test
  void arraysAreToldWithWhatTheyHold() {
    assertThat(of(new int[0])).isEqualTo("an array of int");
    assertThat(of(new String[0][0])).isEqualTo("an array of array of String");
    assertThat(of(new byte[0])).isEqualTo("a byte[]");
  }

  @Test
  void commonClassesHaveTheirShortNameAndOthersTheWholeOne() {
    assertThat(of(1)).isEqualTo("an Integer");
    assertThat(of(Instant.EPOCH)).isEqualTo("an Instant");
    assertThat(of(new UUID(0, 0))).isEqualTo("a UUID");
    assertThat(of(new BitSet())).isEqualTo("a java.util.BitSet");
    assertThat(of(this)).isEqualTo("an org.recordsdb.internal.text.ClassNameTest");
  }

  @Test
  void classesThatNobodyCanNameAreToldByWhatTheyAre() {
    assertThat(of(Path.of("a"))).isEqualTo("a java.nio.file.Path");
    assertThat(of(ZoneId.of("Europe/Paris"))).isEqualTo("a ZoneId");
    assertThat(
            of(
                new Runnable() {
                  @Override
                  public void run() {}
                }))
        .isEqualTo("a Runnable");
  }
}
