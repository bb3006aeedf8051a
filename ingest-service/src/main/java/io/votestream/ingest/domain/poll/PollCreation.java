package io.votestream.ingest.domain.poll;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.AdminToken;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Creates polls: open at once, or scheduled for later. */
public final class PollCreation {

  /** For so long a creation may be asked for again under its key. */
  private static final Duration RETRY_WITHIN = Duration.ofHours(24);

  private final CreationMemory memory = new CreationMemory();
  private final PollOpening opening;
  private final PollDirectory directory;
  private final PollLocks locks;
  private final CreationNames names;
  private final InstantSource clock;

  public PollCreation(
      PollOpening opening,
      PollDirectory directory,
      PollLocks locks,
      CreationNames names,
      InstantSource clock) {
    this.opening = opening;
    this.directory = directory;
    this.locks = locks;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Creates a poll for whoever gets its admin token.
   *
   * @param retry what makes a repeated request the same creation; null for a new one each time
   * @throws Refusal OUT_OF_RANGE for its times, IDEMPOTENCY_KEY_REUSED, LOG_UNAVAILABLE,
   *     OUTCOME_UNKNOWN
   */
  public CreatedPoll create(PollDraft draft, @Nullable CreationKey retry) {
    if (retry == null) {
      requireTimes(draft);
      return create(draft, names.fresh());
    }
    CreationNames.Name name = names.of(retry);
    return locks.locked(
        name.pollId(),
        () -> {
          Poll known = directory.find(name.pollId());
          if (known == null) {
            requireTimes(draft);
          }
          memory.requireSameBody(retry);
          return known == null ? create(draft, name) : again(known, name);
        });
  }

  /**
   * Opens a poll that nobody administers, unless a poll of this id is known. Instances that do so
   * at once open the same poll.
   */
  public void openIfAbsent(String id, PollDraft draft, ByteString ballotSecret) {
    if (directory.find(id) == null) {
      long now = clock.millis();
      Poll poll = draft.toPoll(id, ballotSecret, ByteString.EMPTY, now);
      opening.publish(PollLife.opened(poll, Cause.of(Actor.ACTOR_SYSTEM, now)));
    }
  }

  private void requireTimes(PollDraft draft) {
    PollTimes.require(draft.opensAt(), draft.closesAt(), clock.millis());
  }

  private CreatedPoll create(PollDraft draft, CreationNames.Name name) {
    long now = clock.millis();
    Poll poll =
        draft.toPoll(name.pollId(), name.ballotSecret(), AdminToken.hash(name.adminToken()), now);
    Cause cause = Cause.of(Actor.ACTOR_OWNER, now);
    Poll shown =
        draft.opensAt() == 0
            ? opening.publish(PollLife.opened(poll, cause))
            : opening.announce(PollLife.scheduled(poll, cause));
    return new CreatedPoll(shown, name.adminToken());
  }

  /** Of the same body, as the id follows from it. */
  private CreatedPoll again(Poll known, CreationNames.Name name) {
    boolean recent = clock.millis() - known.getCreatedAt() < RETRY_WITHIN.toMillis();
    if (!recent || !AdminToken.fits(known, name.adminToken())) {
      throw Refusals.idempotencyKeyReused();
    }
    return new CreatedPoll(known, name.adminToken());
  }
}
