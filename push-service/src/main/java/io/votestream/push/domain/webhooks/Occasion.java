package io.votestream.push.domain.webhooks;

import io.votestream.schemas.v1.WebhookEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a subscriber is called about.
 *
 * @param mark what tells it from others of its kind in the same round: the epoch of a marker, or
 *     the milestone
 * @param status of the poll as the occasion has it: scheduled, open, closing or closed
 * @param at milliseconds since the epoch
 * @param numbers null where not everybody may see them
 */
public record Occasion(
    WebhookEvent event,
    String pollId,
    int round,
    long mark,
    String status,
    long at,
    @Nullable Numbers numbers) {

  /** What stands in the tally that brought the occasion about. */
  public record Numbers(long version, long ballots, List<Long> counts) {}

  /** As the receiver reads it, like poll.opened. */
  public String type() {
    return event
        .name()
        .substring("WEBHOOK_EVENT_".length())
        .toLowerCase(Locale.ROOT)
        .replace('_', '.');
  }
}
