package io.votestream.ingest.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Revote;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollDraftTest {

  private static final List<String> OPTIONS = List.of("a", "b");

  @Test
  void takesWhatIsWithinBounds() {
    String emoji = "🗳".repeat(300);
    List<String> fifty = IntStream.range(0, 50).mapToObj(i -> i + "x".repeat(198)).toList();
    PollDraft draft = draft("  " + emoji + "\n", "t".repeat(50), fifty);
    assertThat(draft.question()).isEqualTo(emoji);
    assertThat(draft.options()).isEqualTo(fifty);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00a0",
        "\u200b\u200f",
        "\u3000",
        "\u2800",
        "\u3164",
        "\uffa0",
        "\u115f",
        "\u1160",
        "\ufe0f",
        "\u0301",
        "\u00ad",
        "\u180e",
        "\u2060",
        "\u2800\u0308"
      })
  void aTextMustShowSomething(String blank) {
    refused(ErrorCode.OUT_OF_RANGE, blank, "", OPTIONS);
    refused(ErrorCode.OUT_OF_RANGE, "q", "", List.of("a", blank));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\ud800b", "a\u001bb"})
  void aTextMustBeStorable(String text) {
    refused(ErrorCode.INVALID_VALUE, text, "", OPTIONS);
    refused(ErrorCode.INVALID_VALUE, "q", text, OPTIONS);
    refused(ErrorCode.INVALID_VALUE, "q", "", List.of("a", text));
  }

  @Test
  void lengthsAndNumbersAreBounded() {
    refused(ErrorCode.OUT_OF_RANGE, "q".repeat(301), "", OPTIONS);
    refused(ErrorCode.OUT_OF_RANGE, "q", "t".repeat(51), OPTIONS);
    refused(ErrorCode.OUT_OF_RANGE, "q", "", List.of("a", "b".repeat(201)));
    refused(ErrorCode.OUT_OF_RANGE, "q", "", List.of("a"));
    refused(ErrorCode.OUT_OF_RANGE, "q", "", Collections.nCopies(51, "a"));
  }

  @Test
  void optionsMustLookDifferent() {
    refused(ErrorCode.DUPLICATE_OPTION, "q", "", List.of("a", " a "));
    refused(ErrorCode.DUPLICATE_OPTION, "q", "", List.of("é", "e\u0301"));
    refused(ErrorCode.DUPLICATE_OPTION, "q", "", List.of("A", "\uff21"));
    assertThat(draft("q", "", List.of("a", "A")).options()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Yes, Y\u200bes",
    "Yes, Y\u00ades",
    "Yes, \u200eYes",
    "Yes, Yes\u2060",
    "Yes, Y\ufe0fes",
    "a b, a  b",
    "a b, a\u00a0b",
    "a b, a\u2003b",
    "a b, a\u2800b",
    "\ufb01n, fin",
    "Ho, \u041do",
    "\u0430\u0441\u0435, ace",
    "\u039f\u039a, OK"
  })
  void whatLooksAlikeIsOneOption(String one, String other) {
    refused(ErrorCode.DUPLICATE_OPTION, "q", "", List.of(one, other));
  }

  @ParameterizedTest
  @CsvSource({
    "x\u00b2, x2",
    "\u2460, 1",
    "com, corn",
    "1, l",
    "0, O",
    "H\u2082O, H2O",
    "\u0645\u06cc\u200c\u062e, \u0645\u06cc\u062e",
    "\ud83d\udc68\u200d\ud83d\udc69, \ud83d\udc68\ud83d\udc69",
    "\ud83c\udde9\ud83c\uddea, \ud83c\uddeb\ud83c\uddf7",
    "\u30ab, \u529b",
    "\u0926\u093f\u0928, \u0926\u093e\u0928",
    "+1, -1",
    "C++, C#"
  })
  void whatEverybodySeesIsTwoOptions(String one, String other) {
    assertThat(draft("q", "", List.of(one, other)).options()).containsExactly(one, other);
  }

  private static void refused(ErrorCode code, String question, String theme, List<String> options) {
    assertThatThrownBy(() -> draft(question, theme, options))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static PollDraft draft(String question, String theme, List<String> options) {
    return new PollDraft(
        question,
        theme,
        options,
        BallotForm.ONE_CHOICE,
        Protection.PROTECTION_NONE,
        Revote.REVOTE_NO,
        ResultsVisibility.RESULTS_ALWAYS,
        true,
        0,
        0);
  }
}
