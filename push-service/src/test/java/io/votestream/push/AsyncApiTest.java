package io.votestream.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The description itself: its examples are what it describes, and it does not let all things pass.
 */
class AsyncApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"stream", "webhook"})
  void theExamplesAreWhatIsDescribed(String channel) {
    List<String> examples = AsyncApi.examples(channel);

    assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    examples.forEach(example -> AsyncApi.checked(channel, example));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"status\",\"pollId\":\"p\",\"status\":\"open\"}",
        "{\"type\":\"status\",\"pollId\":\"p\",\"status\":\"ended\",\"round\":1}",
        "{\"type\":\"status\",\"pollId\":\"p\",\"status\":\"open\",\"round\":1,\"ballots\":7}",
        "{\"type\":\"goodbye\"}",
        "{\"type\":\"poll.opened\",\"timestamp\":\"2026-05-01T19:00:00Z\",\"data\":{}}"
      })
  void otherFramesAreNoticed(String frame) {
    assertThatThrownBy(() -> AsyncApi.checked("stream", frame)).isInstanceOf(AssertionError.class);
  }

  @Test
  void numbersOfACallComeTogetherOrNotAtAll() {
    assertThatThrownBy(
            () ->
                AsyncApi.checked(
                    "webhook",
                    """
                    {"type":"poll.final","timestamp":"2026-05-01T19:00:00Z",
                     "data":{"pollId":"p","round":1,"status":"closed","ballots":7}}"""))
        .isInstanceOf(AssertionError.class);
  }
}
