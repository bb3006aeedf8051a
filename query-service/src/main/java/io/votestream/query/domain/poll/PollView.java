package io.votestream.query.domain.poll;

import io.votestream.schemas.v1.Poll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * All polls, each in the newest version seen. Only {@link #find} knows those that are not listed.
 * One thread feeds it, any number read it.
 */
public final class PollView {

  private final Map<String, ListedPoll> byId = new ConcurrentHashMap<>();
  private final NavigableMap<ListPosition, ListedPoll> inOrder = new ConcurrentSkipListMap<>();

  /**
   * Takes the next record of the topic. Of two records of the same version the later one stays, as
   * it does in the compacted topic.
   */
  public void accept(Poll poll) {
    ListedPoll known = byId.get(poll.getId());
    if (known != null && known.poll().getVersion() > poll.getVersion()) {
      return;
    }
    ListedPoll listed = ListedPoll.of(poll);
    if (known != null && !known.position().equals(listed.position())) {
      // Before the put: whoever reads meanwhile may miss the poll, but never lists it twice.
      inOrder.remove(known.position());
    }
    if (!poll.getUnlisted()) {
      inOrder.put(listed.position(), listed);
    }
    byId.put(poll.getId(), listed);
  }

  public Optional<Poll> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(ListedPoll::poll);
  }

  /** Also of those that are not listed: for those who operate. */
  public int size() {
    return byId.size();
  }

  /**
   * @param after the place behind which the page begins; null for the first page
   */
  public PollPage page(PollFilter filter, @Nullable ListPosition after, int limit, Instant now) {
    List<Poll> polls = new ArrayList<>(limit);
    ListPosition last = null;
    for (ListedPoll listed : behind(after).values()) {
      if (filter.passes(listed, now)) {
        if (polls.size() == limit) {
          return new PollPage(polls, last);
        }
        polls.add(listed.poll());
        last = listed.position();
      }
    }
    return new PollPage(polls, null);
  }

  /** Counts all listed polls at one moment. */
  public Census census(Instant now) {
    return Census.of(inOrder.descendingMap().values(), now);
  }

  private NavigableMap<ListPosition, ListedPoll> behind(@Nullable ListPosition after) {
    return after == null ? inOrder : inOrder.tailMap(after, false);
  }
}
