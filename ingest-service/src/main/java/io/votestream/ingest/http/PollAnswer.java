package io.votestream.ingest.http;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A poll as the API shows it; what is null is left out.
 *
 * @param levels only of a rating poll
 * @param adminToken only in the answer that creates the poll
 */
record PollAnswer(
    String id,
    String question,
    @Nullable String theme,
    List<Option> options,
    String type,
    Choices choices,
    @Nullable Integer levels,
    String protection,
    String revote,
    String results,
    boolean listed,
    String status,
    int round,
    @Nullable String opensAt,
    @Nullable String closesAt,
    String createdAt,
    int version,
    @Nullable String adminToken) {

  record Option(int index, String text) {}

  record Choices(int min, int max) {}

  static PollAnswer of(Poll poll, @Nullable String adminToken) {
    PollRules rules = poll.getRules();
    return new PollAnswer(
        poll.getId(),
        poll.getQuestion(),
        poll.getTheme().isEmpty() ? null : poll.getTheme(),
        IntStream.range(0, poll.getOptionsCount())
            .mapToObj(i -> new Option(i, poll.getOptions(i).getText()))
            .toList(),
        type(rules),
        new Choices(rules.getMinChoices(), rules.getMaxChoices()),
        rules.getLevels() == 0 ? null : rules.getLevels(),
        wireName("PROTECTION_", poll.getProtection()),
        wireName("REVOTE_", rules.getRevote()),
        wireName("RESULTS_", poll.getResults()),
        !poll.getUnlisted(),
        wireName("POLL_STATUS_", poll.getStatus()),
        Math.max(1, poll.getRound()),
        Times.text(poll.getOpensAt()),
        Times.text(rules.getClosesAt()),
        Instant.ofEpochMilli(poll.getCreatedAt()).toString(),
        poll.getVersion(),
        adminToken);
  }

  private static String type(PollRules rules) {
    return switch (rules.getKind()) {
      case BALLOT_KIND_RATING -> "rating";
      case BALLOT_KIND_RANKED -> "ranked";
      case BALLOT_KIND_CHOICE, UNRECOGNIZED -> rules.getMaxChoices() > 1 ? "multiple" : "single";
    };
  }

  private static String wireName(String prefix, Enum<?> value) {
    return value.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
  }
}
