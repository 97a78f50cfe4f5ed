package org.recordsdb.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.examples.pipeline.Entity.Kind.CODE;

import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  void mentionsAreCountedOverAllChunks() {
    Findings findings = findings("`a_x` `b_x` `a_x`", "`b_x` `a_x`");
    assertThat(findings.entities(5))
        .containsExactly(new Entity(null, 5, CODE, "a_x", 3), new Entity(null, 5, CODE, "b_x", 2));
  }

  @Test
  void weightIsTheNumberOfCommonChunksInWhateverOrder() {
    Findings findings = findings("`a_x` `b_x` `a_x` `b_x`", "`b_x` `c_x` `a_x`", "`c_x`");
    findings.relate();
    assertThat(findings.weights())
        .hasSize(3)
        .containsEntry(pair("a_x", "b_x"), 2)
        .containsEntry(pair("b_x", "c_x"), 1)
        .containsEntry(pair("a_x", "c_x"), 1);
  }

  @Test
  void entityIsNotRelatedToItself() {
    Findings findings = findings("`a_x` `a_x`");
    findings.relate();
    assertThat(findings.weights()).isEmpty();
  }

  private static Findings findings(String... chunks) {
    Findings findings = new Findings();
    for (String chunk : chunks) {
      findings.read(new Chunk(null, 1, 0, 0, chunk.length(), chunk));
    }
    return findings;
  }

  private static Findings.Pair pair(String first, String second) {
    return new Findings.Pair(new Mention(CODE, first), new Mention(CODE, second));
  }
}
