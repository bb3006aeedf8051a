package io.votestream.query.domain.poll;

import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.schemas.AsWritten;
import io.votestream.schemas.ReadAfterWrite;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds single polls, also those that were made a moment ago. */
public final class PollLookup {

  private final PollView polls;
  private final Supplier<@Nullable Duration> age;

  /**
   * @param age of the view; null before it was complete once
   */
  public PollLookup(PollView polls, Supplier<@Nullable Duration> age) {
    this.polls = polls;
    this.age = age;
  }

  /**
   * Waits, at most a second, until an unknown poll is known not to exist.
   *
   * @param written the id as the client has it, see {@link AsWritten}
   * @throws SourceUnavailableException if it is still not known then
   */
  public Optional<Poll> find(String written) {
    String id = AsWritten.pollId(written);
    try {
      return Optional.ofNullable(
          ReadAfterWrite.find(() -> polls.find(id).orElse(null), age, System.nanoTime()));
    } catch (TimeoutException e) {
      throw new SourceUnavailableException("The view of polls is behind.", e);
    }
  }
}
