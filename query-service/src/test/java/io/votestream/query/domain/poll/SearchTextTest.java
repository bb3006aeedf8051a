package io.votestream.query.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Café | cafe",
        "Cafe | CAFÉ",
        "Cafe\u0301 | caf\u00e9",
        "Ｃａｆé | cafe",
        "Straße | strasse",
        "STRASSE | straße",
        "İstanbul | istanbul",
        "ISPARTA | ısparta",
        "Kadıköy | KADIKOY",
        "Łódź smørrebrød | lodz Smorrebrod",
        "Crème brûlée, œuvre, æon | creme BRULEE oeuvre aeon",
        "Đường Việt Nam | duong viet",
        "\ufb01nale | finale",
        "Ποιος ΟΔΟΣ | οδος ποίος",
        "Ёлка | елка",
        "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd | \u05e9\u05dc\u05d5\u05dd",
        "\u0645\u064e\u0631\u0652\u062d\u064e\u0628\u064b\u0627 | \u0645\u0631\u062d\u0628\u0627",
        "\u0623\u062d\u0645\u062f | \u0627\u062d\u0645\u062f",
        "ｶﾞﾗｽ | がらす",
        "東京タワー | 京タ",
        "Tee\u00adkessel\u200b\u2060chen | teekesselchen",
        "Don’t stop | don't",
        "Don`t, don´t | DONT",
        "Which „Café“? | \"cafe\"",
        "rock\u00a0 and\u3000roll | rock  \u2003 roll",
        "Paris–Rome | paris - rome",
        "e\u2011mail | e-mail",
        "x² ① | x2 1",
        "C++ | c+",
      })
  void finds(String text, String search) {
    assertThat(found(text, search)).isTrue();
  }

  /** A mark that makes another letter of the one below it counts. */
  @ParameterizedTest
  @CsvSource({
    "\u0926\u093f\u0928, \u0926\u093e\u0928",
    "\u0e40\u0e01, \u0e41\u0e01",
    "パパ, はは",
    "мой, мои",
    "C++, C#",
    "한국, 항국",
    "\u5b66, \u5b78",
    "Café, face",
    "Tea or coffee, teaor",
  })
  void tellsApart(String text, String search) {
    assertThat(found(text, search)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u3000\u00a0", "\u200b", "\u0301\u064b", " - ", "\"\""})
  void nothingToLookForIsNoWord(String search) {
    assertThat(SearchText.words(search)).isEmpty();
  }

  private static boolean found(String text, String search) {
    return SearchText.of(Stream.of(text)).holds(SearchText.words(search));
  }
}
