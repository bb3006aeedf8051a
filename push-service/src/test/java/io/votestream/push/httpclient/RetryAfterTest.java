package io.votestream.push.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-06T08:49:30Z");

  /** The examples of RFC 9110, section 5.6.7, with another year. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                              | 2026-11-06T08:49:37Z
          ' 0120 '                       | 2026-11-06T08:51:30Z
          Fri, 06 Nov 2026 08:49:37 GMT  | 2026-11-06T08:49:37Z
          Friday, 06-Nov-26 08:49:37 GMT | 2026-11-06T08:49:37Z
          Fri Nov  6 08:49:37 2026       | 2026-11-06T08:49:37Z
          99999999999999999999           | 2058-07-15T10:36:09Z
          """)
  void secondsOrADate(String value, Instant moment) {
    assertThat(RetryAfter.moment(value, NOW)).isEqualTo(moment);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "-5",
        "1.5",
        "٧",
        "7, 8",
        "Fri, 06 Nov 2026",
        "Wed, 01 Jan 2020 00:00:00 GMT"
      })
  void allElseSaysNothing(String value) {
    assertThat(RetryAfter.moment(value, NOW)).isEqualTo(Instant.EPOCH);
  }
}
