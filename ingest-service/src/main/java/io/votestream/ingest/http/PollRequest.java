package io.votestream.ingest.http;

import io.votestream.ingest.domain.ErrorCode;
import io.votestream.ingest.domain.PollDraft;
import io.votestream.ingest.domain.Refusal;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.Revote;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of POST /polls. */
record PollRequest(
    @Nullable String question,
    @Nullable String theme,
    @Nullable List<Option> options,
    @Nullable Choices choices,
    @Nullable String protection,
    @Nullable String revote,
    @Nullable String opensAt,
    @Nullable String closesAt,
    @Nullable String results) {

  record Option(@Nullable String text) {}

  record Choices(@Nullable Integer min, @Nullable Integer max) {}

  /**
   * @throws Refusal for what is missing, unknown, not supported or out of bounds
   */
  PollDraft toDraft() {
    if (opensAt != null) {
      throw new Refusal(ErrorCode.NOT_SUPPORTED, "opensAt is not supported: a poll opens at once.");
    }
    checkResults();
    List<Option> given = required("options", options);
    int min = choices == null || choices.min() == null ? 1 : choices.min();
    int max = choices == null || choices.max() == null ? Math.max(1, min) : choices.max();
    return new PollDraft(
        required("question", question),
        theme == null ? "" : theme,
        given.stream().map(option -> required("options[].text", option.text())).toList(),
        min,
        max,
        protectionMode(),
        revotePolicy(),
        closesAt == null ? 0 : millis(closesAt));
  }

  private void checkResults() {
    switch (results) {
      case null -> {}
      case "always" -> {}
      case "after_vote", "after_close", "owner" ->
          throw new Refusal(
              ErrorCode.NOT_SUPPORTED, "results other than always are not supported.");
      default -> throw invalid("results must be always, after_vote, after_close or owner.");
    }
  }

  private Protection protectionMode() {
    return switch (protection) {
      case null -> Protection.PROTECTION_NONE;
      case "none" -> Protection.PROTECTION_NONE;
      case "session" -> Protection.PROTECTION_SESSION;
      case "ip" -> Protection.PROTECTION_IP;
      case "code" ->
          throw new Refusal(ErrorCode.NOT_SUPPORTED, "protection by code is not supported.");
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

  private static long millis(String time) {
    try {
      return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw invalid("closesAt must be a time like 2030-12-31T18:00:00Z.");
    }
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
