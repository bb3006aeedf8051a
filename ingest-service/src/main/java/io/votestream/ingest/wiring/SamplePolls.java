package io.votestream.ingest.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.poll.BallotForm;
import io.votestream.ingest.domain.poll.PollCreation;
import io.votestream.ingest.domain.poll.PollDraft;
import io.votestream.lifecycle.CannotStartException;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Revote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The polls of {@code sample-polls.json}, so that a first curl finds something to vote on. */
final class SamplePolls {

  private static final String FILE = "/sample-polls.json";
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final PollCreation creation;
  private final Secret secret;

  SamplePolls(PollCreation creation, Secret secret) {
    this.creation = creation;
    this.secret = secret;
  }

  /** Opens those whose id is free. */
  void openMissing() throws InterruptedException {
    Instant limit = Instant.now().plus(WITHIN);
    for (Sample sample : read()) {
      open(sample, limit);
    }
  }

  /** Tries again for a while: a log that has just started may be too slow for a single try. */
  private void open(Sample sample, Instant limit) throws InterruptedException {
    while (true) {
      try {
        creation.openIfAbsent(sample.id(), sample.draft(), key(sample));
        return;
      } catch (Refusal e) {
        if (Instant.now().isAfter(limit)) {
          throw new CannotStartException("Sample polls could not be opened: " + e.detail());
        }
      }
      Thread.sleep(PAUSE);
    }
  }

  /** The same in every instance, as they may open the same poll at once. */
  private ByteString key(Sample sample) {
    return ByteString.copyFrom(secret.derive("ballots-of-sample-poll-" + sample.id()));
  }

  private static List<Sample> read() {
    try (InputStream file = SamplePolls.class.getResourceAsStream(FILE)) {
      String text = new String(file.readAllBytes(), UTF_8);
      return List.of(JsonMapper.shared().readValue(text, Sample[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Sample(String id, String theme, String question, List<String> options) {

    PollDraft draft() {
      return new PollDraft(
          question,
          theme,
          options,
          BallotForm.ONE_CHOICE,
          Protection.PROTECTION_NONE,
          Revote.REVOTE_NO,
          ResultsVisibility.RESULTS_ALWAYS,
          true,
          0,
          0);
    }
  }
}
