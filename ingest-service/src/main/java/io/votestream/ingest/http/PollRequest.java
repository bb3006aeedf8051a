package io.votestream.ingest.http;

import io.votestream.ingest.domain.poll.BallotForm;
import io.votestream.ingest.domain.poll.PollDraft;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Revote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of POST /polls. */
record PollRequest(
    @Nullable String question,
    @Nullable String theme,
    @Nullable List<Option> options,
    @Nullable String type,
    @Nullable Choices choices,
    @Nullable Integer levels,
    @Nullable String protection,
    @Nullable String revote,
    @Nullable String opensAt,
    @Nullable String closesAt,
    @Nullable String results,
    @Nullable Boolean listed) {

  record Option(@Nullable String text) {}

  record Choices(@Nullable Integer min, @Nullable Integer max) {}

  /**
   * @throws Refusal for what is missing, unknown or out of bounds
   */
  PollDraft toDraft() {
    List<String> texts =
        required("options", options).stream()
            .map(option -> required("options[].text", option.text()))
            .toList();
    PollDraft.requireOptions(texts.size());
    return new PollDraft(
        required("question", question),
        theme == null ? "" : theme,
        texts,
        form(texts.size()),
        protectionMode(),
        revotePolicy(),
        visibility(),
        listed == null || listed,
        opensAt == null ? 0 : Times.millis("opensAt", opensAt),
        closesAt == null ? 0 : Times.millis("closesAt", closesAt));
  }

  private BallotForm form(int options) {
    Integer min = choices == null ? null : choices.min();
    Integer max = choices == null ? null : choices.max();
    return switch (type) {
      case null -> choice(min, max == null ? oneOr(min) : max, options);
      case "single" -> {
        BallotForm form = choice(min, max == null ? oneOr(min) : max, options);
        if (form.maxChoices() > 1) {
          throw new Refusal(
              ErrorCode.CONFLICTING_FIELDS, "A ballot of a single choice has one choice.");
        }
        yield form;
      }
      case "multiple" -> {
        BallotForm form = choice(min, max, options);
        if (form.maxChoices() == 1) {
          throw new Refusal(
              ErrorCode.CONFLICTING_FIELDS,
              "A ballot of a multiple choice may have more than one choice.");
        }
        yield form;
      }
      case "rating" -> BallotForm.of(BallotKind.BALLOT_KIND_RATING, min, max, levels, options);
      case "ranked" -> BallotForm.of(BallotKind.BALLOT_KIND_RANKED, min, max, levels, options);
      default -> throw invalid("type must be single, multiple, rating or ranked.");
    };
  }

  private BallotForm choice(@Nullable Integer min, @Nullable Integer max, int options) {
    return BallotForm.of(BallotKind.BALLOT_KIND_CHOICE, min, max, levels, options);
  }

  private static int oneOr(@Nullable Integer min) {
    return min == null ? 1 : Math.max(1, min);
  }

  private ResultsVisibility visibility() {
    return switch (results) {
      case null -> ResultsVisibility.RESULTS_ALWAYS;
      case "always" -> ResultsVisibility.RESULTS_ALWAYS;
      case "after_vote" -> ResultsVisibility.RESULTS_AFTER_VOTE;
      case "after_close" -> ResultsVisibility.RESULTS_AFTER_CLOSE;
      case "owner" -> ResultsVisibility.RESULTS_OWNER;
      default -> throw invalid("results must be always, after_vote, after_close or owner.");
    };
  }

  private Protection protectionMode() {
    return switch (protection) {
      case null -> Protection.PROTECTION_NONE;
      case "none" -> Protection.PROTECTION_NONE;
      case "session" -> Protection.PROTECTION_SESSION;
      case "ip" -> Protection.PROTECTION_IP;
      case "code" -> Protection.PROTECTION_CODE;
      default -> throw invalid("protection must be none, session, ip or code.");
    };
  }

  private Revote revotePolicy() {
    return switch (revote) {
      case null -> Revote.REVOTE_NO;
      case "no" -> Revote.REVOTE_NO;
      case "replace" -> Revote.REVOTE_REPLACE;
      default -> throw invalid("revote must be no or replace.");
    };
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new Refusal(ErrorCode.MISSING_FIELD, field + " is needed.");
    }
    return value;
  }

  private static Refusal invalid(String detail) {
    return new Refusal(ErrorCode.INVALID_VALUE, detail);
  }
}
