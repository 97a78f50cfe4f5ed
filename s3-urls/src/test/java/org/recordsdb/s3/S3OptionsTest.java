package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3OptionsTest {

  @Test
  void optionsAreRead() {
    S3Options options =
        S3Options.parse(
            "region=eu-central-1&endpoint=https%3A%2F%2FS3.example.org/x/&pathStyle=false");

    assertThat(options.region()).isEqualTo("eu-central-1");
    assertThat(options.endpoint().authority()).isEqualTo("s3.example.org");
    assertThat(options.endpoint().rawPath()).isEqualTo("/x");
    assertThat(options.pathStyle()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = "")
  @NullSource
  void noQueryMeansNoOptions(String query) {
    assertThat(S3Options.parse(query)).isEqualTo(new S3Options(null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "regoin,     region",
    "Region,     region",
    "endpoints,  endpoint",
    "end-point,  endpoint",
    "pathstyle,  pathStyle",
    "path_style, pathStyle",
  })
  void unknownOptionSuggestsTheNearest(String typo, String nearest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Options.parse(typo + "=x"))
        .withMessage(
            "The base of document URLs is rejected: it has the option \""
                + typo
                + "\", which is not known; did you mean \""
                + nearest
                + "\"? Known are [region, endpoint, pathStyle].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "region=", "=x", "&", "region=eu-west-1&", "a=b=c&&"})
  void optionWithoutNameOrValueIsRefused(String query) {
    assertThatIllegalArgumentException().isThrownBy(() -> S3Options.parse(query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.com/",
        "EU-central-1",
        "eu central",
        "-x",
        "x-",
        "a--b",
        "eu-central-1%0a",
        "%ff"
      })
  void regionThatIsNotANameIsRefused(String region) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Options.parse("region=" + region))
        .withMessageContaining("option region");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:9000",
        "localhost:9000",
        "s3://bucket",
        "file:///x",
        "https://h?a=b",
        "https://h%23x",
        "https://u@h",
        "https://h/a/../b"
      })
  void endpointThatIsNotAServerIsRefused(String endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Options.parse("endpoint=" + endpoint))
        .withMessageStartingWith("The option endpoint of an s3 base is rejected: ");
  }

  @Test
  void pathStyleIsTrueOrFalse() {
    assertThat(S3Options.parse("pathStyle=true").pathStyle()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Options.parse("pathStyle=yes"))
        .withMessageContaining("neither true nor false");
  }

  @Test
  void optionGivenTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Options.parse("region=eu-west-1&region=eu-west-2"))
        .withMessageContaining("region is given twice");
  }
}
