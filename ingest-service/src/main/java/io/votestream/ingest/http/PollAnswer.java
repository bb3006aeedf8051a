package io.votestream.ingest.http;

import io.votestream.schemas.v1.Poll;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A poll as the API shows it; what is null is left out.
 *
 * @param adminToken only in the answer that creates the poll
 */
record PollAnswer(
    String id,
    String question,
    @Nullable String theme,
    List<Option> options,
    Choices choices,
    String protection,
    String revote,
    String results,
    String status,
    @Nullable String opensAt,
    @Nullable String closesAt,
    String createdAt,
    @Nullable String adminToken) {

  record Option(int index, String text) {}

  record Choices(int min, int max) {}

  static PollAnswer of(Poll poll, @Nullable String adminToken) {
    return new PollAnswer(
        poll.getId(),
        poll.getQuestion(),
        poll.getTheme().isEmpty() ? null : poll.getTheme(),
        IntStream.range(0, poll.getOptionsCount())
            .mapToObj(i -> new Option(i, poll.getOptions(i).getText()))
            .toList(),
        new Choices(poll.getRules().getMinChoices(), poll.getRules().getMaxChoices()),
        wireName("PROTECTION_", poll.getProtection()),
        wireName("REVOTE_", poll.getRules().getRevote()),
        wireName("RESULTS_", poll.getResults()),
        wireName("POLL_STATUS_", poll.getStatus()),
        time(poll.getOpensAt()),
        time(poll.getRules().getClosesAt()),
        Instant.ofEpochMilli(poll.getCreatedAt()).toString(),
        adminToken);
  }

  private static String wireName(String prefix, Enum<?> value) {
    return value.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
  }

  private static @Nullable String time(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }
}
