package io.votestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

  @Test
  void splitsWhatTheDriverWantsApart() {
    assertThat(DatabaseUrl.parse("postgresql://vote:secret@db:5433/polls?sslmode=require"))
        .isEqualTo(
            new DatabaseUrl("jdbc:postgresql://db:5433/polls?sslmode=require", "vote", "secret"));
  }

  @Test
  void takesAServerWithoutPortAndUser() {
    assertThat(DatabaseUrl.parse("postgres://db/polls"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/polls", null, null));
  }

  @Test
  void refusesAnotherScheme() {
    assertThatThrownBy(() -> DatabaseUrl.parse("mysql://db/polls"))
        .hasMessageContaining("postgresql://");
  }
}
