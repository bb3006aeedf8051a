package io.votestream.push.domain.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.push.domain.access.Clearance;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.push.domain.transport.Dismissal;
import io.votestream.push.domain.transport.Frame;
import io.votestream.push.domain.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewerTest {

  private static final Duration SEND = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private final ManualTime time = new ManualTime();
  private final Counts counts = new Counts();
  private final Recorder connection = new Recorder();
  private final Viewer viewer = viewer(new PlainDialect(true, true));

  @Test
  void whileBlockedOnlyTheNewestFrameWaits() {
    connection.takesAll = false;
    for (int i = 1; i <= 1000; i++) {
      viewer.offer(frame(i));
    }
    connection.takesAll = true;
    viewer.writable();

    assertThat(connection.written).containsExactly("1", "1000");
    assertThat(counts.conflated).isEqualTo(998);
    assertThat(counts.sent).isEqualTo(2);
  }

  @Test
  void olderFramesAreNotSent() {
    viewer.offer(frame(2));
    viewer.offer(frame(1));
    viewer.offer(frame(2));

    assertThat(connection.written).containsExactly("2");
  }

  @Test
  void aLaggardIsClosedWithinTheLimit() {
    connection.takesAll = false;
    viewer.offer(frame(1));

    tendAfter(SEND.minusMillis(1));
    assertThat(connection.closed).isFalse();
    tendAfter(Duration.ofMillis(1));
    assertThat(connection.closed).isTrue();
    assertThat(counts.dismissed).containsExactly(Dismissal.TOO_SLOW);
  }

  @Test
  void whoCatchesUpInTimeStays() {
    connection.takesAll = false;
    viewer.offer(frame(1));
    tendAfter(SEND.minusMillis(1));
    connection.takesAll = true;
    viewer.writable();
    tendAfter(SEND);

    assertThat(connection.closed).isFalse();
  }

  @Test
  void twoUnansweredHeartbeatsEndIt() {
    tendAfter(HEARTBEAT);
    tendAfter(HEARTBEAT);
    assertThat(connection.closed).isFalse();
    tendAfter(HEARTBEAT);

    assertThat(butSignsOfLife()).containsExactly("heartbeat", "heartbeat", "silent");
    assertThat(connection.closed).isTrue();
    assertThat(counts.dismissed).containsExactly(Dismissal.SILENT);
  }

  @Test
  void whoAnswersStays() {
    for (int i = 0; i < 10; i++) {
      tendAfter(HEARTBEAT);
      viewer.answered();
    }

    assertThat(butSignsOfLife()).hasSize(10).containsOnly("heartbeat");
    assertThat(connection.closed).isFalse();
  }

  @Test
  void whereNobodyAnswersNobodyIsSilent() {
    Viewer listener = viewer(new PlainDialect(false, false));
    for (int i = 0; i < 10; i++) {
      time.pass(HEARTBEAT);
      listener.tend(time.nanoTime());
    }

    assertThat(butSignsOfLife()).hasSize(10).containsOnly("heartbeat");
    assertThat(connection.closed).isFalse();
  }

  @Test
  void aSignOfLifeComesAfterSilenceAlone() {
    for (int i = 1; i <= 100; i++) {
      viewer.offer(frame(i));
      viewer.answered();
      tendAfter(HEARTBEAT.minusMillis(1));
    }
    assertThat(connection.written).doesNotContain("alive");

    tendAfter(HEARTBEAT.dividedBy(4).plusMillis(1));
    viewer.answered();
    tendAfter(HEARTBEAT.dividedBy(4));
    assertThat(connection.written).containsOnlyOnce("alive");
  }

  @Test
  void whoTalksTooMuchIsPutOut() {
    viewer.received(ViewerLimits.INBOUND_BYTES);
    assertThat(connection.written).isEmpty();
    viewer.received(1);

    assertThat(connection.written).containsExactly("talkative");
    assertThat(counts.dismissed).containsExactly(Dismissal.TALKATIVE);
  }

  @Test
  void afterTheGoodbyeTheViewerHasAMomentToHangUp() {
    viewer.goodbye(new byte[0], Duration.ZERO);
    viewer.offer(frame(1));
    tendAfter(ViewerLimits.LAST_WORDS.minusMillis(1));
    assertThat(connection.closed).isFalse();
    tendAfter(Duration.ofMillis(1));

    assertThat(connection.written).containsExactly("goodbye");
    assertThat(connection.closed).isTrue();
  }

  @Test
  void aGoodbyeWaitsForItsTurn() {
    Viewer listener = viewer(new PlainDialect(false, false));
    connection.takesAll = false;
    listener.offer(frame(1));
    listener.offer(frame(2));
    listener.goodbye(new byte[0], Duration.ZERO);
    assertThat(connection.written).containsExactly("1");
    connection.takesAll = true;
    listener.writable();

    assertThat(connection.written).containsExactly("1", "goodbye");
    assertThat(connection.closed).isTrue();
  }

  @Test
  void ofSeveralQuestionsTheLastIsAnswered() {
    connection.takesAll = false;
    viewer.offer(frame(1));
    viewer.reply("a".getBytes(UTF_8));
    viewer.reply("b".getBytes(UTF_8));
    connection.takesAll = true;
    viewer.writable();

    assertThat(connection.written).containsExactly("1", "b");
  }

  private List<String> butSignsOfLife() {
    return connection.written.stream().filter(word -> !word.equals("alive")).toList();
  }

  private void tendAfter(Duration passed) {
    time.pass(passed);
    viewer.tend(time.nanoTime());
  }

  private Viewer viewer(Dialect dialect) {
    FrameEncoder encoder = new FrameEncoder(new NoText(), List.of(), counts);
    Feed feed = new Feed(encoder, time, time::nanoTime, counts);
    return new Viewer(
        dialect,
        connection,
        new Clearance(Access.RESULTS, Access.NOTHING),
        new ViewerLimits(SEND, HEARTBEAT),
        counts,
        time::nanoTime,
        feed,
        gone -> {});
  }

  private static Frame frame(int sequence) {
    return new Frame(
        sequence,
        String.valueOf(sequence),
        Map.of(Transport.WEBSOCKET, String.valueOf(sequence).getBytes(UTF_8)));
  }
}
