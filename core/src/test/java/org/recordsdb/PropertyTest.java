package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyTest {

  @ParameterizedTest
  @CsvSource({
    "id, id",
    "createdAt, created_at",
    "createdAtUtc, created_at_utc",
    "htmlURL, html_url",
    "URL, url",
    "HTTPServer, http_server",
    "parseHTTPResponse, parse_http_response",
    "userID, user_id",
    "x1Position, x1_position",
    "utf8Name, utf8_name",
    "UTF8Name, utf8_name",
    "aB, a_b",
    "line2, line2",
    "created_at, created_at",
    "ID, id",
    "'', ''",
  })
  void humpsBecomeUnderscores(String name, String column) {
    assertThat(Property.underscored(name)).isEqualTo(column);
  }
}
