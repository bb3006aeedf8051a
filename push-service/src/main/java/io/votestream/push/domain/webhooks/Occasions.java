package io.votestream.push.domain.webhooks;

import static io.votestream.schemas.v1.WebhookEvent.WEBHOOK_EVENT_POLL_CLOSED;
import static io.votestream.schemas.v1.WebhookEvent.WEBHOOK_EVENT_POLL_FINAL;
import static io.votestream.schemas.v1.WebhookEvent.WEBHOOK_EVENT_POLL_OPENED;
import static io.votestream.schemas.v1.WebhookEvent.WEBHOOK_EVENT_TALLY_MILESTONE;

import io.votestream.push.domain.poll.Definition;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookEvent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber is to be called about, as a function of how its poll stands: openings and
 * closings from the poll's history, milestones and finality from its tallies. So nothing is lost
 * while nobody looks, except a finality that was undone by opening the poll again. Only what
 * happened since the subscription.
 *
 * <p>Numbers are told only where everybody may see them: a call is a copy that leaves for good,
 * often for a chat or another company, and no token is asked there. The owner's token reads them. A
 * milestone tells that its number is reached, hidden or not: the owner chose it, with the token.
 */
final class Occasions {

  private final ResultsAccess access;

  Occasions(ResultsAccess access) {
    this.access = access;
  }

  /** In the order in which they happened. */
  List<Occasion> of(Progress progress, Webhook subscription) {
    Definition definition = progress.definition();
    if (definition == null) {
      return List.of();
    }
    return Stream.concat(
            definition.poll().getHistoryList().stream()
                .filter(event -> hasEffect(event, definition.poll()))
                .flatMap(event -> Stream.ofNullable(changeOfLife(event, definition))),
            progress.tallies().entrySet().stream()
                .filter(tally -> tally.getKey() <= definition.round())
                .flatMap(
                    tally -> counted(tally.getKey(), tally.getValue(), definition, subscription)))
        .filter(occasion -> occasion.at() >= subscription.getCreatedAt())
        .filter(occasion -> subscription.getEventsList().contains(occasion.event()))
        .sorted(Comparator.comparingLong(Occasion::at).thenComparing(Occasion::event))
        .toList();
  }

  /**
   * Whether the markers of a change are all written: it was superseded, or the poll says so. An
   * even version is an intent that is not settled: a closed poll is on its way to be opened again.
   */
  private static boolean hasEffect(LifeEvent event, Poll poll) {
    int round = Integer.compare(round(event), Math.max(1, poll.getRound()));
    int place = round != 0 ? round : Integer.compare(event.getEpoch(), poll.getEpoch());
    return place < 0
        || (place == 0 && (poll.getStatus() == PollStatus.POLL_STATUS_OPEN || isClosed(poll)));
  }

  private static boolean isClosed(Poll poll) {
    return poll.getStatus() == PollStatus.POLL_STATUS_CLOSED && poll.getVersion() % 2 == 1;
  }

  private static @Nullable Occasion changeOfLife(LifeEvent event, Definition definition) {
    return switch (event.getChange()) {
      case LIFE_CHANGE_OPENED, LIFE_CHANGE_REOPENED, LIFE_CHANGE_ROUND_OPENED ->
          changeOfLife(WEBHOOK_EVENT_POLL_OPENED, "open", event, definition);
      case LIFE_CHANGE_CLOSED ->
          changeOfLife(WEBHOOK_EVENT_POLL_CLOSED, "closed", event, definition);
      case LIFE_CHANGE_CREATED, LIFE_CHANGE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static Occasion changeOfLife(
      WebhookEvent kind, String status, LifeEvent event, Definition definition) {
    return new Occasion(
        kind, definition.pollId(), round(event), event.getEpoch(), status, event.getTime(), null);
  }

  private Stream<Occasion> counted(
      int round, Tally tally, Definition definition, Webhook subscription) {
    Occasion.@Nullable Numbers numbers =
        access.mayShow(definition.poll(), round, tally.getFinal(), List.of(), null)
            ? new Occasion.Numbers(
                tally.getVersion(), tally.getBallots(), definition.padded(tally.getCountsList()))
            : null;
    String status = round == definition.round() ? definition.status() : "closed";
    Stream<Occasion> milestones =
        subscription.getMilestonesList().stream()
            .filter(milestone -> milestone <= tally.getBallots())
            .map(
                milestone ->
                    new Occasion(
                        WEBHOOK_EVENT_TALLY_MILESTONE,
                        definition.pollId(),
                        round,
                        milestone,
                        status,
                        tally.getAsOf(),
                        numbers));
    // The last marker is counted before the poll says that it is closed, and a call is made once.
    if (!tally.getFinal() || (round == definition.round() && !isClosed(definition.poll()))) {
      return milestones;
    }
    return Stream.concat(
        milestones,
        Stream.of(
            new Occasion(
                WEBHOOK_EVENT_POLL_FINAL,
                definition.pollId(),
                round,
                tally.getPositions(0).getEpoch(),
                "closed",
                tally.getAsOf(),
                numbers)));
  }

  private static int round(LifeEvent event) {
    return Math.max(1, event.getRound());
  }
}
