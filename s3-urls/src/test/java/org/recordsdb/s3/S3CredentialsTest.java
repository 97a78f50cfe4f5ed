package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3CredentialsTest {
  private static final Instant END = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void textShowsNoCredential() {
    assertThat(new S3Credentials("canary1", "canary2")).hasToString("S3Credentials[permanent]");
    assertThat(new S3Credentials("canary1", "canary2", "canary3", END))
        .hasToString("S3Credentials[temporary, expires 2026-11-21T10:00:00Z]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "canary\n", " canary", "cana ry", "canar\u00fd", "\u0000"})
  void brokenCredentialIsRefusedAndNotRepeated(String broken) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Credentials(broken, "x"))
        .withMessageContaining("access key id")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("cana"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Credentials("x", broken))
        .withMessageContaining("secret access key")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("cana"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Credentials("x", "x", broken, END))
        .withMessageContaining("session token");
  }

  @Test
  void expiryNeedsASessionToken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Credentials("x", "y", null, END))
        .withMessageContaining("session token");
  }

  @Test
  void keysAreNotNull() {
    assertThatNullPointerException().isThrownBy(() -> new S3Credentials(null, "x"));
    assertThatNullPointerException().isThrownBy(() -> new S3Credentials("x", null));
  }
}
