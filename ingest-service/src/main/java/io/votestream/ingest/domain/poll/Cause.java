package io.votestream.ingest.domain.poll;

import io.votestream.schemas.v1.Actor;

/**
 * Why a poll's life changes.
 *
 * @param reason at most 200 characters, empty for none
 * @param time milliseconds since the epoch
 */
public record Cause(Actor actor, String reason, long time) {

  public static Cause of(Actor actor, long time) {
    return new Cause(actor, "", time);
  }
}
