package io.votestream.query;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollOption;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import java.util.UUID;

/** Polls for tests. */
public final class Polls {

  public static final String SECRET = "this is the ballot secret";
  public static final String HASH = "this is the hash of the admin";

  private Polls() {}

  /** Open, two options, with secrets inside. */
  public static Poll.Builder open(String id) {
    return Poll.newBuilder()
        .setId(id)
        .setQuestion("Which sound opens the show?")
        .setTheme("OnTrend")
        .addOptions(PollOption.newBuilder().setText("A violin"))
        .addOptions(PollOption.newBuilder().setText("Drums"))
        .setRules(PollRules.newBuilder().setOptions(2).setMinChoices(1).setMaxChoices(1))
        .setCreatedAt(1_700_000_000_000L)
        .setStatus(PollStatus.POLL_STATUS_OPEN)
        .setVersion(3)
        .setEpoch(1)
        .setBallotSecret(ByteString.copyFromUtf8(SECRET))
        .setAdminTokenHash(ByteString.copyFromUtf8(HASH));
  }

  /** Ten characters that no other test uses. */
  public static String newId() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  }
}
