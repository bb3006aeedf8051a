package io.votestream.push.domain.webhooks;

import com.google.protobuf.ByteString;
import io.votestream.push.domain.poll.Definition;
import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.PartitionPosition;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookEvent;
import java.util.List;

/** A poll with two options and its subscriber, as the topics hold them; a second for each event. */
final class Subscribed {

  static final long SECOND = 1_000;

  private final Poll.Builder poll;
  private long tallies;

  Subscribed(String id, ResultsVisibility results) {
    poll =
        Poll.newBuilder()
            .setId(id)
            .setRound(1)
            .setResults(results)
            .setRules(PollRules.newBuilder().setOptions(2));
  }

  static Webhook webhook(String id, Long... milestones) {
    return Webhook.newBuilder()
        .setId(id)
        .setUrl("https://receiver.example/" + id)
        .setSecret(ByteString.copyFromUtf8("a secret of thirty-two characters"))
        .addAllEvents(
            List.of(
                WebhookEvent.WEBHOOK_EVENT_POLL_OPENED,
                WebhookEvent.WEBHOOK_EVENT_POLL_CLOSED,
                WebhookEvent.WEBHOOK_EVENT_POLL_FINAL,
                WebhookEvent.WEBHOOK_EVENT_TALLY_MILESTONE))
        .addAllMilestones(List.of(milestones))
        .build();
  }

  Definition opened(int round, int epoch, long at) {
    LifeChange change =
        epoch > 1
            ? LifeChange.LIFE_CHANGE_REOPENED
            : round > 1 ? LifeChange.LIFE_CHANGE_ROUND_OPENED : LifeChange.LIFE_CHANGE_OPENED;
    return changed(round, epoch, PollStatus.POLL_STATUS_OPEN, change, at);
  }

  Definition closing(int round, int epoch, long at) {
    return changed(round, epoch, PollStatus.POLL_STATUS_CLOSING, LifeChange.LIFE_CHANGE_CLOSED, at);
  }

  /** What stands in the topic until the markers of a reopening are written. */
  Definition reopening(int round, int epoch, long at) {
    return changed(
        round, epoch, PollStatus.POLL_STATUS_CLOSED, LifeChange.LIFE_CHANGE_REOPENED, at);
  }

  /** After {@link #reopening}. */
  Definition reopened() {
    return stated(PollStatus.POLL_STATUS_OPEN, true);
  }

  Definition closed() {
    return stated(PollStatus.POLL_STATUS_CLOSED, true);
  }

  Tally tally(int round, int epoch, long ballots, boolean isFinal, long at) {
    return Tally.newBuilder()
        .setPollId(Rounds.logId(poll.getId(), round))
        .setVersion(++tallies)
        .setBallots(ballots)
        .addCounts(ballots)
        .setFinal(isFinal)
        .addPositions(PartitionPosition.newBuilder().setEpoch(epoch))
        .setAsOf(at)
        .build();
  }

  private Definition changed(int round, int epoch, PollStatus status, LifeChange change, long at) {
    poll.addHistory(
        LifeEvent.newBuilder().setRound(round).setEpoch(epoch).setChange(change).setTime(at));
    poll.setRound(round).setEpoch(epoch);
    return stated(status, status == PollStatus.POLL_STATUS_OPEN);
  }

  private Definition stated(PollStatus status, boolean settled) {
    int version = ((poll.getRound() - 1) << 20) + 2 * poll.getEpoch() + (settled ? 1 : 0);
    return Definition.of(poll.setStatus(status).setVersion(version).build());
  }
}
