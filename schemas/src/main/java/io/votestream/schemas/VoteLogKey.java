package io.votestream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Utils;

/**
 * Key of a record in the vote log: poll id, a zero byte, ballot key. It only places the record;
 * what the record means is all in its value. A marker's key is the poll id alone, its partition
 * explicit.
 */
public final class VoteLogKey {

  private VoteLogKey() {}

  /** Key of a vote, which is also the key of its ballot slot. */
  public static byte[] ofVote(String pollId, ByteString ballotKey) {
    byte[] poll = pollId.getBytes(UTF_8);
    ByteBuffer key = ByteBuffer.allocate(poll.length + 1 + ballotKey.size());
    key.put(poll).put((byte) 0);
    ballotKey.copyTo(key);
    return key.array();
  }

  public static byte[] ofMarker(String pollId) {
    return pollId.getBytes(UTF_8);
  }

  /** Kafka's default placement of a keyed record, named here because a slot depends on it. */
  public static int partition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
