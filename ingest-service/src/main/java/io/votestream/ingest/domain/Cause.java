package io.votestream.ingest.domain;

import io.votestream.schemas.v1.Actor;

/**
 * Why a poll's life changes.
 *
 * @param reason at most 200 characters, empty for none
 * @param time milliseconds since the epoch
 */
record Cause(Actor actor, String reason, long time) {

  static Cause of(Actor actor, long time) {
    return new Cause(actor, "", time);
  }
}
