package io.votestream.ingest.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PollDirectoryTest {

  private final PollDirectory directory = new PollDirectory();

  @Property
  void theNewestVersionWinsWhateverTheOrder(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9) Integer> versions) {
    PollDirectory fed = new PollDirectory();
    versions.forEach(version -> fed.accept(poll("p", version, "")));
    int newest = versions.stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat(fed.find("p")).extracting(Poll::getVersion).isEqualTo(newest);
    assertThat(fed.all())
        .singleElement()
        .extracting(KnownPoll::overwritten)
        .isEqualTo(versions.getLast() < newest);
  }

  @Test
  void ofEqualVersionsTheLaterStays() {
    directory.accept(poll("p", 3, "first"));
    directory.accept(poll("p", 3, "second"));
    assertThat(directory.find("p")).extracting(Poll::getQuestion).isEqualTo("second");
  }

  @Test
  void aStateIsSeenSinceItsFirstRecord() throws InterruptedException {
    directory.accept(poll("p", 4, ""));
    long since = directory.all().iterator().next().since();
    Thread.sleep(2);
    directory.accept(poll("p", 4, ""));
    directory.accept(poll("p", 3, ""));
    assertThat(directory.all().iterator().next().since()).isEqualTo(since);
    directory.accept(poll("p", 5, ""));
    assertThat(directory.all().iterator().next().since()).isGreaterThan(since);
  }

  @Test
  void waitsForAVersion() throws InterruptedException {
    directory.accept(poll("p", 3, ""));
    Thread.ofVirtual()
        .start(
            () -> {
              directory.accept(poll("p", 4, ""));
              directory.accept(poll("p", 5, ""));
            });
    assertThat(directory.await("p", 5, Duration.ofSeconds(10)))
        .extracting(Poll::getVersion)
        .isEqualTo(5);
    assertThat(directory.await("p", 6, Duration.ofMillis(50)))
        .extracting(Poll::getVersion)
        .isEqualTo(5);
    assertThat(directory.await("q", 1, Duration.ofMillis(50))).isNull();
  }

  private static Poll poll(String id, int version, String question) {
    return Poll.newBuilder().setId(id).setVersion(version).setQuestion(question).build();
  }
}
