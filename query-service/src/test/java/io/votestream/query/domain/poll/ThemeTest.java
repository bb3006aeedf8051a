package io.votestream.query.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTest {

  @ParameterizedTest
  @CsvSource({
    "OnTrend, ontrend",
    "Moral Dilemmas, moral-dilemmas",
    "'  --A  &  b!  ', a-&-b!",
    "Große Fragen, große-fragen",
    "日本 2030, 日本-2030",
    "!!!, !!!",
    "C++, c++",
    "AC/DC, ac\u2215dc",
    "Spo\u200brts, sports",
    "'..', \u2024\u2024",
    "'', -"
  })
  void slug(String name, String slug) {
    assertThat(Theme.slug(name)).isEqualTo(slug);
    assertThat(Theme.slug(slug)).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource({
    "C++, C#",
    "C, C#",
    "\u0926\u093f\u0928, \u0926\u093e\u0928",
    "\ud83d\udd25, \u26bd",
    "!, ?",
    "x\u00b2, x2",
    "\u00e9, e",
    "AC/DC, ACDC",
    "., .."
  })
  void differentNamesHaveDifferentSlugs(String one, String other) {
    assertThat(Theme.slug(one)).isNotEqualTo(Theme.slug(other));
  }
}
