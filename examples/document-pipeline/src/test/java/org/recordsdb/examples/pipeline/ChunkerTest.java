package org.recordsdb.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkerTest {

  private static final String PARAGRAPH = "word ".repeat(79) + "word.";

  @Test
  void blankTextHasNoChunks() {
    assertThat(Chunker.chunks(1, "")).isEmpty();
    assertThat(Chunker.chunks(1, " \r\n\t\n ")).isEmpty();
  }

  @Test
  void shortTextIsOneChunkWithoutTheBlanksAround() {
    assertThat(Chunker.chunks(7, "\n  Hello.\n\nBye.\n"))
        .containsExactly(new Chunk(null, 7, 0, 3, 15, "Hello.\n\nBye."));
  }

  @Test
  void paragraphsAreKeptWhole() {
    String text = String.join("\n\n", PARAGRAPH, PARAGRAPH, PARAGRAPH);
    assertThat(Chunker.chunks(1, text))
        .extracting(Chunk::content)
        .containsExactly(PARAGRAPH + "\n\n" + PARAGRAPH, PARAGRAPH);
  }

  @Test
  void windowsLineEndsEndParagraphsToo() {
    String text = String.join("\r\n\r\n", PARAGRAPH, PARAGRAPH, PARAGRAPH);
    assertThat(Chunker.chunks(1, text))
        .extracting(Chunk::content)
        .containsExactly(PARAGRAPH + "\r\n\r\n" + PARAGRAPH, PARAGRAPH);
  }

  @Test
  void longParagraphIsCutBetweenLinesThenWords() {
    String lines = (PARAGRAPH + "\n").repeat(3);
    assertThat(Chunker.chunks(1, lines).get(0).content()).isEqualTo(PARAGRAPH + "\n" + PARAGRAPH);

    String words = "four ".repeat(300);
    assertThat(Chunker.chunks(1, words)).allMatch(chunk -> chunk.content().endsWith("four"));
  }

  @Test
  void hugeLineIsCutAndNothingIsLost() {
    String line = "x".repeat(1_000_000);
    List<Chunk> chunks = Chunker.chunks(1, line);
    assertThat(chunks).hasSize(1_000_000 / Chunker.MAX_LENGTH);
    assertThat(String.join("", chunks.stream().map(Chunk::content).toList())).isEqualTo(line);
  }

  @Test
  void noCutInsideACharacter() {
    String emoji = "x" + "😀".repeat(2_000);
    assertThat(Chunker.chunks(1, emoji))
        .extracting(Chunk::content)
        .allMatch(content -> StandardCharsets.UTF_8.newEncoder().canEncode(content));
  }

  @Test
  void offsetsPointIntoTheText() {
    String text = ("Some words.\r\n\r\n\n" + PARAGRAPH + "\n\n").repeat(9);
    List<Chunk> chunks = Chunker.chunks(1, text);
    assertThat(chunks).hasSizeGreaterThan(3);
    assertThat(chunks)
        .allMatch(c -> text.substring(c.startOffset(), c.endOffset()).equals(c.content()))
        .allMatch(c -> c.content().length() <= Chunker.MAX_LENGTH)
        .allMatch(c -> !c.content().isBlank() && c.content().strip().equals(c.content()));
    assertThat(chunks).extracting(Chunk::position).startsWith(0, 1, 2, 3);
  }
}
