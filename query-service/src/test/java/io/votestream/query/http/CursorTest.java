package io.votestream.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.query.domain.poll.ListPosition;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void comesBackAsItWas() {
    ListPosition position = new ListPosition(1_700_000_000_000L, "a:b");

    assertThat(Cursor.decode(Cursor.encode(position))).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%%%", "MTIz", "OmE", "YTpi", "\0", "ä"})
  void anythingElseIsRefused(String cursor) {
    assertThatThrownBy(() -> Cursor.decode(cursor))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
  }
}
