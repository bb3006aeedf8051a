package io.votestream.ingest.domain.votelog;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A vote log of four partitions that keeps what it is given. */
public final class MemoryVoteLog implements VoteLog {

  public final List<VoteCast> votes = Collections.synchronizedList(new ArrayList<>());
  public final List<VoteLogRecord> markers = new ArrayList<>();

  /** Partitions that do not acknowledge markers. */
  public Set<Integer> silent = Set.of();

  /** Runs before a vote is taken. */
  public Runnable beforeAppend = () -> {};

  @Override
  public int partitions() {
    return 4;
  }

  @Override
  public Appended append(VoteCast vote, long time, Duration within) {
    beforeAppend.run();
    votes.add(vote);
    return new Appended(0, votes.size(), ByteString.EMPTY);
  }

  @Override
  public CompletableFuture<Appended> send(VoteCast vote, long time) {
    return CompletableFuture.completedFuture(append(vote, time, Duration.ZERO));
  }

  @Override
  public Set<Integer> mark(
      String pollId, VoteLogRecord marker, Set<Integer> partitions, Duration within) {
    markers.add(marker);
    return silent;
  }
}
