package io.votestream.push.domain.feed;

import io.votestream.push.domain.poll.Standing;
import io.votestream.push.domain.transport.Dismissal;
import io.votestream.push.domain.transport.Transport;

/** What is measured; called on the hot path. */
public interface FeedMetrics {

  void sent(Transport transport);

  /** A frame was replaced by a newer one before its viewer could take it. */
  void conflated(Transport transport);

  void dismissed(Transport transport, Dismissal reason);

  void encoded(long nanos);

  /** A newer tally was handed to all viewers of its poll who may see it, which took so long. */
  void fannedOut(Standing standing, long nanos);
}
