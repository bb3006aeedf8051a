package io.votestream.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.votestream.query.domain.poll.PollRound;
import io.votestream.query.domain.poll.RoundSpan;
import io.votestream.query.domain.poll.ShownStatus;
import io.votestream.query.domain.results.BallotType;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Revote;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A poll as readers see it. Made of named fields one by one, so that a secret added to the stored
 * definition stays inside.
 *
 * @param theme as the owner wrote it, absent for none
 * @param status scheduled, open, closing or closed
 * @param protection none, session, ip or code
 * @param revote no or replace
 * @param results always, after_vote, after_close or owner
 * @param listed false for a poll that is reached by its id alone
 * @param type single, multiple, rating or ranked
 * @param levels highest rating; absent unless the type is rating
 * @param choices how many options a ballot names: chosen, rated or ranked
 * @param round the present one, 1, 2, …
 * @param createdAt ISO 8601, as all times
 * @param opensAt absent for none
 * @param closesAt absent for none
 * @param version grows with every change of state
 * @param rounds the newest 100, the present one last; absent in lists
 * @param history the newest 100 changes of its life, newest last; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PollAnswer(
    String id,
    String question,
    @Nullable String theme,
    List<Option> options,
    String status,
    String type,
    @Nullable Integer levels,
    Choices choices,
    String protection,
    String revote,
    String results,
    boolean listed,
    int round,
    Instant createdAt,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    int version,
    @Nullable List<RoundSpan> rounds,
    @Nullable List<LifeEventAnswer> history) {

  record Option(int index, String text) {}

  record Choices(int min, int max) {}

  static PollAnswer whole(Poll poll, Instant now) {
    return of(
        poll,
        now,
        RoundSpan.of(poll),
        poll.getHistoryList().stream().map(LifeEventAnswer::of).toList());
  }

  static PollAnswer listed(Poll poll, Instant now) {
    return of(poll, now, null, null);
  }

  private static PollAnswer of(
      Poll poll,
      Instant now,
      @Nullable List<RoundSpan> rounds,
      @Nullable List<LifeEventAnswer> history) {
    PollRules rules = poll.getRules();
    return new PollAnswer(
        poll.getId(),
        poll.getQuestion(),
        poll.getTheme().isBlank() ? null : poll.getTheme(),
        IntStream.range(0, poll.getOptionsCount())
            .mapToObj(index -> new Option(index, poll.getOptions(index).getText()))
            .toList(),
        ShownStatus.of(poll, now).wireName(),
        BallotType.of(rules).wireName(),
        BallotType.of(rules) == BallotType.RATING ? rules.getLevels() : null,
        new Choices(rules.getMinChoices(), rules.getMaxChoices()),
        name(poll.getProtection()),
        name(rules.getRevote()),
        name(poll.getResults()),
        !poll.getUnlisted(),
        PollRound.present(poll).number(),
        Instant.ofEpochMilli(poll.getCreatedAt()),
        time(poll.getOpensAt()),
        time(rules.getClosesAt()),
        poll.getVersion(),
        rounds,
        history);
  }

  private static String name(Protection protection) {
    return switch (protection) {
      case PROTECTION_SESSION -> "session";
      case PROTECTION_IP -> "ip";
      case PROTECTION_CODE -> "code";
      case PROTECTION_NONE, UNRECOGNIZED -> "none";
    };
  }

  private static String name(Revote revote) {
    return revote == Revote.REVOTE_REPLACE ? "replace" : "no";
  }

  private static String name(ResultsVisibility results) {
    return switch (results) {
      case RESULTS_ALWAYS -> "always";
      case RESULTS_AFTER_VOTE -> "after_vote";
      case RESULTS_AFTER_CLOSE -> "after_close";
      case RESULTS_OWNER, UNRECOGNIZED -> "owner";
    };
  }

  private static @Nullable Instant time(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}
