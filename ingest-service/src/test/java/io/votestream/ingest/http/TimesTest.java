package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void theBeginningOfTheEpochIsATimeThatHasPassedAndNotNone() {
    for (String time :
        List.of("1970-01-01T00:00:00Z", "1970-01-01T01:00:00.0001+01:00", "1969-12-31T23:59:59Z")) {
      assertThat(catchThrowableOfType(Refusal.class, () -> Times.millis("closesAt", time)).code())
          .isEqualTo(ErrorCode.OUT_OF_RANGE);
    }
    assertThat(Times.millis("closesAt", "1970-01-01T00:00:00.001Z")).isEqualTo(1);
  }
}
