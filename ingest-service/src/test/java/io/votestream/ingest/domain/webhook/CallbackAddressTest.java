package io.votestream.ingest.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {

  private final CallbackAddress allowed = new CallbackAddress(false);

  @ParameterizedTest
  @ValueSource(
      strings = {"10.1.2.3", "localhost", "198.51.100.1", "203.0.113.7", "[3fff::1]", "[::1]"})
  void whatPushWouldNotCallIsNotRegistered(String host) {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> allowed.requireAllowed("https://" + host + "/hook"));
    assertThat(refusal.code()).isEqualTo(ErrorCode.PRIVATE_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "[2606:4700::1111]", "nowhere.invalid"})
  void theRestIs(String host) {
    assertThatCode(() -> allowed.requireAllowed("https://" + host + "/hook"))
        .doesNotThrowAnyException();
  }
}
