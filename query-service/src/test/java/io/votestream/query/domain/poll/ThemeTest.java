package io.votestream.query.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTest {

  @ParameterizedTest
  @CsvSource({
    "OnTrend, ontrend",
    "Moral Dilemmas, moral-dilemmas",
    "'  --A  &  b!  ', a-b",
    "Große Fragen, große-fragen",
    "日本 2030, 日本-2030",
    "!!!, -",
    "'', -"
  })
  void slug(String name, String slug) {
    assertThat(Theme.slug(name)).isEqualTo(slug);
    assertThat(Theme.slug(slug)).isEqualTo(slug);
  }
}
