package io.votestream.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagsTest {

  private static final String TAG = "W/\"7-3-open\"";

  @Test
  void match() {
    assertThat(EntityTags.match(TAG, TAG)).isTrue();
    assertThat(EntityTags.match("\"7-3-open\"", TAG)).isTrue();
    assertThat(EntityTags.match("\"a\" , " + TAG, TAG)).isTrue();
    assertThat(EntityTags.match("*", TAG)).isTrue();
  }

  @Test
  void noMatch() {
    assertThat(EntityTags.match(null, TAG)).isFalse();
    assertThat(EntityTags.match("", TAG)).isFalse();
    assertThat(EntityTags.match("W/\"7-3-open-stale\"", TAG)).isFalse();
    assertThat(EntityTags.match("7-3-open", TAG)).isFalse();
  }
}
