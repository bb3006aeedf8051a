package io.votestream.query.domain.poll;

import io.votestream.schemas.v1.Poll;
import java.util.Comparator;

/**
 * A poll's place in every list: newest first, polls of the same millisecond by id, and the sample
 * polls {@code 1} … {@code 9} behind all others in that order, whenever they were created. A poll
 * changes its place only when its creation was repeated at another instance, so a walk that goes on
 * behind a place neither repeats nor misses a poll that was there when it began.
 *
 * @param createdAt milliseconds since the epoch, 0 for a sample
 */
public record ListPosition(long createdAt, String id) implements Comparable<ListPosition> {

  private static final Comparator<ListPosition> ORDER =
      Comparator.comparingLong(ListPosition::createdAt).reversed().thenComparing(ListPosition::id);

  static ListPosition of(Poll poll) {
    return new ListPosition(isSample(poll.getId()) ? 0 : poll.getCreatedAt(), poll.getId());
  }

  private static boolean isSample(String id) {
    return id.length() == 1 && id.charAt(0) >= '1' && id.charAt(0) <= '9';
  }

  @Override
  public int compareTo(ListPosition other) {
    return ORDER.compare(this, other);
  }
}
