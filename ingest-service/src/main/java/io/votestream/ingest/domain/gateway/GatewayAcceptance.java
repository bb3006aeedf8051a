package io.votestream.ingest.domain.gateway;

import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.Markers;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.vote.BallotSlot;
import io.votestream.ingest.domain.vote.BallotSlots;
import io.votestream.ingest.domain.vote.VoteAcceptance;
import io.votestream.ingest.domain.vote.VoterTokens;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.ReceiptBody;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** Takes votes of gateways, without waiting for one before the next. */
public final class GatewayAcceptance {

  private final PollDirectory directory;
  private final Freshness freshness;
  private final VoteLog log;
  private final BallotSlots slots;
  private final Gateways gateways;
  private final InstantSource clock;

  public GatewayAcceptance(
      PollDirectory directory,
      Freshness freshness,
      VoteLog log,
      VoterTokens tokens,
      Gateways gateways,
      InstantSource clock) {
    this.directory = directory;
    this.freshness = freshness;
    this.log = log;
    this.slots = new BallotSlots(tokens);
    this.gateways = gateways;
    this.clock = clock;
  }

  /**
   * @param asked when the vote came, by {@link System#nanoTime}
   * @return completed with the receipt's body when the vote stands in the log, or with a Refusal
   * @throws Refusal if the vote is not taken
   */
  public CompletableFuture<ReceiptBody> submit(Gateway gateway, GatewayVote vote, long asked) {
    long taken = System.nanoTime();
    if (!AcceptanceWindow.holds(freshness.age())) {
      throw Refusals.logUnavailable();
    }
    requireRate(gateway);
    long time = clock.millis();
    Poll poll = directory.require(vote.pollId(), freshness, asked);
    BallotSlot slot = slots.of(poll, gateway.name(), vote.voter());
    String logId = Markers.logId(poll);
    return log.send(vote.ballot().cast(poll, slot, time), time)
        .thenApply(
            appended -> {
              if (System.nanoTime() - taken > AcceptanceWindow.ACK_BUDGET.toNanos()) {
                // A long pause: a closing marker may stand before it, so it must not be promised.
                throw Refusals.outcomeUnknown();
              }
              return VoteAcceptance.receipt(logId, time, appended);
            });
  }

  private void requireRate(Gateway gateway) {
    if (gateways.perMinute() == 0) {
      return;
    }
    RateDecision decision = gateways.take(gateway);
    if (!decision.allowed()) {
      throw new Refusal(
          ErrorCode.RATE_LIMITED,
          "A gateway may send %,d votes a minute; try again in %d s."
              .formatted(gateways.perMinute(), decision.seconds()),
          Duration.ofSeconds(decision.seconds()));
    }
  }
}
