package io.votestream.push.domain.feed;

import io.votestream.push.domain.poll.Standing;
import io.votestream.push.domain.transport.Dismissal;
import io.votestream.push.domain.transport.Transport;
import java.util.ArrayList;
import java.util.List;

/** What was measured. */
final class Counts implements FeedMetrics {

  int sent;
  int conflated;
  int encoded;
  final List<Dismissal> dismissed = new ArrayList<>();
  final List<Long> fannedOut = new ArrayList<>();

  @Override
  public void sent(Transport transport) {
    sent++;
  }

  @Override
  public void conflated(Transport transport) {
    conflated++;
  }

  @Override
  public void dismissed(Transport transport, Dismissal reason) {
    dismissed.add(reason);
  }

  @Override
  public void encoded(long nanos) {
    encoded++;
  }

  @Override
  public void fannedOut(Standing standing, long nanos) {
    fannedOut.add(standing.version());
  }
}
