package org.recordsdb.examples.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContentTest {

  @Test
  void hashIsSha256() {
    assertThat(new Content("abc".getBytes(UTF_8)).hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void byteOrderMarkIsNoText() throws UnusableDocumentException {
    assertThat(new Content("\uFEFFabc 😀".getBytes(UTF_8)).text()).isEqualTo("abc 😀");
  }

  @Test
  void otherEncodingsAreRefusedWithThePlace() {
    assertThatThrownBy(new Content("caf\u00e9!".getBytes(ISO_8859_1))::text)
        .isInstanceOf(UnusableDocumentException.class)
        .hasMessage("It is not UTF-8 at byte 3.");
  }

  @Test
  void halfACharacterAtTheEndIsRefused() {
    assertThatThrownBy(new Content(new byte[] {'a', (byte) 0xc3})::text)
        .hasMessage("It is not UTF-8 at byte 1.");
  }

  @Test
  void binaryFilesAreRefused() {
    assertThatThrownBy(new Content(new byte[] {'a', 0, 'b'})::text)
        .hasMessage("It is no text: byte 1 is NUL.");
  }
}
