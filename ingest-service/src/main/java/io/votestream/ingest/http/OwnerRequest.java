package io.votestream.ingest.http;

import io.votestream.ingest.domain.poll.OwnerWish;
import org.jspecify.annotations.Nullable;

/** Optional bodies of the owner's requests. */
final class OwnerRequest {

  private OwnerRequest() {}

  /** Body of POST …/close. */
  record Close(@Nullable String reason) {

    OwnerWish wish() {
      return new OwnerWish(reason == null ? "" : reason, null);
    }
  }

  /** Body of POST …/reopen and …/rounds. */
  record Open(@Nullable String reason, @Nullable String closesAt) {

    OwnerWish wish() {
      return new OwnerWish(
          reason == null ? "" : reason,
          closesAt == null ? null : Times.millis("closesAt", closesAt));
    }
  }

  /** Body of POST …/codes. */
  record Codes(@Nullable Integer count) {}
}
