package io.votestream.push.domain.feed;

import static io.votestream.push.domain.poll.Polls.poll;
import static io.votestream.push.domain.poll.Polls.tally;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSING;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.push.domain.transport.Dialect;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final Duration AGES = Duration.ofHours(1);

  private final ManualTime time = new ManualTime();
  private final Counts counts = new Counts();
  private final Dialect dialect = new PlainDialect(true, true);
  private final Feeds feeds =
      new Feeds(
          new FrameEncoder(new NoText(), List.of(dialect), counts), time, time::nanoTime, counts);
  private final Audience audience =
      new Audience(2, Access.RESULTS, new ViewerLimits(AGES, AGES), counts, time::nanoTime);
  private final Recorder connection = new Recorder();

  @BeforeEach
  void open() {
    feeds.accept(poll("p", 3, POLL_STATUS_OPEN));
  }

  @Test
  void theCurrentFrameComesFirst() {
    feeds.accept(tally("p", 5), 0);

    watch(connection, null);

    assertThat(connection.written).containsExactly("5-3");
  }

  @Test
  void aLoneChangeGoesOutAtOnce() {
    watch(connection, null);

    feeds.accept(tally("p", 1), 0);
    time.pass(Duration.ZERO);

    assertThat(connection.written).containsExactly("0-3", "1-3");
  }

  @Test
  void aBurstIsTenFramesASecondAndEndsWithTheNewest() {
    watch(connection, null);

    for (int version = 1; version <= 1000; version++) {
      feeds.accept(tally("p", version), 0);
      time.pass(Duration.ofMillis(1));
    }
    time.pass(Duration.ofSeconds(1));

    assertThat(connection.written).hasSize(1 + 11).endsWith("1000-3").startsWith("0-3", "1-3");
    assertThat(counts.fannedOut).isSorted().hasSize(11);
  }

  @Test
  void aFrameIsEncodedOnceForAllViewers() {
    Recorder other = new Recorder();
    watch(connection, null);
    watch(other, null);

    feeds.accept(tally("p", 1), 0);
    time.pass(Duration.ofSeconds(1));

    assertThat(other.written).isEqualTo(connection.written);
    assertThat(counts.encoded).isEqualTo(2);
  }

  @Test
  void aPollThatNobodyWatchesIsNotEncoded() {
    for (int version = 1; version <= 100; version++) {
      feeds.accept(tally("p", version), 0);
      time.pass(Duration.ofSeconds(1));
    }

    assertThat(counts.encoded).isZero();
  }

  @Test
  void aChangeOfStatusAloneMakesAFrame() {
    watch(connection, null);

    feeds.accept(poll("p", 4, POLL_STATUS_CLOSING));
    time.pass(Duration.ZERO);

    assertThat(connection.written).containsExactly("0-3", "0-4");
    assertThat(counts.fannedOut).isEmpty();
  }

  @Test
  void oldVersionsMakeNoFrame() {
    feeds.accept(tally("p", 5), 0);
    watch(connection, null);

    feeds.accept(tally("p", 4), 0);
    feeds.accept(poll("p", 2, POLL_STATUS_CLOSING));
    time.pass(AGES);

    assertThat(connection.written).containsExactly("5-3");
  }

  @Test
  void whoHasSeenTheStateIsNotToldAgain() {
    feeds.accept(tally("p", 5), 0);

    watch(connection, "5-3");
    assertThat(connection.written).isEmpty();

    feeds.accept(tally("p", 6), 0);
    time.pass(Duration.ZERO);
    assertThat(connection.written).containsExactly("6-3");
  }

  @Test
  void whoHasSeenAnotherStateIsToldTheCurrentOne() {
    feeds.accept(tally("p", 5), 0);

    watch(connection, "5-2");

    assertThat(connection.written).containsExactly("5-3");
  }

  @Test
  void aViewerThatIsGoneIsForgotten() {
    Viewer viewer = watch(connection, null);

    viewer.gone();
    feeds.accept(tally("p", 1), 0);
    time.pass(AGES);

    assertThat(connection.written).containsExactly("0-3");
    assertThat(audience.isEmpty()).isTrue();
  }

  @Test
  void aBrokenConnectionDoesNotHoldUpOthers() {
    Recorder broken = new Recorder();
    watch(broken, null);
    watch(connection, null);
    broken.broken = true;

    feeds.accept(tally("p", 1), 0);
    time.pass(Duration.ZERO);

    assertThat(broken.closed).isTrue();
    assertThat(connection.written).endsWith("1-3");
  }

  @Test
  void placesAreBounded() {
    audience.requirePlace();
    watch(connection, null);
    watch(new Recorder(), null);

    assertThatThrownBy(audience::requirePlace)
        .extracting(refusal -> ((Refusal) refusal).code())
        .isEqualTo(ErrorCode.TOO_MANY_VIEWERS);
  }

  private Viewer watch(Recorder connection, @Nullable String seen) {
    return audience.admit(feeds.find("p").orElseThrow(), dialect, connection, Access.NOTHING, seen);
  }
}
