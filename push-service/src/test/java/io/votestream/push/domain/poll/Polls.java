package io.votestream.push.domain.poll;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.Tally;
import java.util.List;

/** Records as the topics hold them. */
public final class Polls {

  public static final long CREATED = 1_700_000_000_000L;

  private Polls() {}

  public static Definition poll(String id, int version, PollStatus status) {
    return Definition.of(record(id, version, status).build());
  }

  public static Poll.Builder record(String id, int version, PollStatus status) {
    return Poll.newBuilder()
        .setId(id)
        .setVersion(version)
        .setStatus(status)
        .setCreatedAt(CREATED)
        .setRules(PollRules.newBuilder().setOptions(2));
  }

  public static Tally tally(String id, long version) {
    return Tally.newBuilder()
        .setPollId(id)
        .setVersion(version)
        .setBallots(version)
        .addAllCounts(List.of(version, 0L))
        .setAsOf(CREATED + version)
        .build();
  }
}
