package io.votestream.audit.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.VoteCast;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * One vote of the log as primitives, reused for every record of a partition. A vote in the form
 * that every protobuf writer gives it is read in place; any other form goes through the generated
 * parser first, so that both give the same vote or none.
 */
final class VoteReader {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final byte VOTE_CAST = 0x0A;
  private static final byte POLL_ID = 0x0A;
  private static final byte BALLOT_KEY = 0x12;
  private static final byte CHOICES = 0x1A;
  private static final byte RATINGS = 0x22;
  private static final int KEY_BYTES = 16;

  private byte[] bytes = {};
  private int pollFrom;
  private int pollTo;
  private int keyFrom;
  private int keyTo;
  private long slotHigh;
  private long slotLow;
  private int[] marks = new int[8];
  private int markCount;
  private boolean choices;
  private boolean ratings;

  /** Whether the value is a vote in the usual form, which is now the current one. */
  boolean read(byte[] value) {
    int end = value.length;
    if (end < 2 || value[0] != VOTE_CAST) {
      return false;
    }
    int at = 2;
    int length = value[1];
    if (length < 0) {
      if (end < 3 || value[2] <= 0) {
        return false;
      }
      length = length & 0x7F | value[2] << 7;
      at = 3;
    }
    return length == end - at && readVote(value, at);
  }

  private boolean readVote(byte[] value, int from) {
    int end = value.length;
    int at = from + 2;
    if (at > end || value[from] != POLL_ID || value[from + 1] <= 0) {
      return false;
    }
    pollFrom = at;
    pollTo = at + value[from + 1];
    if (pollTo > end) {
      return false;
    }
    for (; at < pollTo; at++) {
      if (value[at] <= 0) {
        return false;
      }
    }
    keyFrom = at + 2;
    keyTo = keyFrom + KEY_BYTES;
    if (keyTo > end || value[at] != BALLOT_KEY || value[at + 1] != KEY_BYTES) {
      return false;
    }
    slotHigh = (long) LONG.get(value, keyFrom);
    slotLow = (long) LONG.get(value, keyFrom + Long.BYTES);
    bytes = value;
    return readMarks(value, keyTo);
  }

  /** Choices or ratings; a vote with both is nothing that ingest writes. */
  private boolean readMarks(byte[] value, int from) {
    int end = value.length;
    markCount = 0;
    choices = false;
    ratings = false;
    if (from == end) {
      return true;
    }
    choices = value[from] == CHOICES;
    ratings = value[from] == RATINGS;
    int at = from + 2;
    if (at >= end || !(choices || ratings) || value[from + 1] != end - at) {
      return false;
    }
    for (; at < end; at++) {
      if (value[at] < 0) {
        return false;
      }
      add(value[at]);
    }
    return true;
  }

  /** Makes a parsed vote the current one. */
  void read(VoteCast vote) {
    byte[] poll = vote.getPollIdBytes().toByteArray();
    byte[] key = vote.getBallotKey().toByteArray();
    bytes = Arrays.copyOf(poll, poll.length + key.length);
    System.arraycopy(key, 0, bytes, poll.length, key.length);
    pollFrom = 0;
    pollTo = poll.length;
    keyFrom = poll.length;
    keyTo = bytes.length;
    byte[] slot = key.length == KEY_BYTES ? key : hash(key);
    slotHigh = (long) LONG.get(slot, 0);
    slotLow = (long) LONG.get(slot, Long.BYTES);
    markCount = 0;
    choices = vote.getChoicesCount() > 0;
    ratings = vote.getRatingsCount() > 0;
    vote.getChoicesList().forEach(this::add);
    vote.getRatingsList().forEach(this::add);
  }

  /** A key of another length is no key that ingest makes, yet it has a slot of its own. */
  private static byte[] hash(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void add(int mark) {
    if (markCount == marks.length) {
      marks = Arrays.copyOf(marks, markCount * 2);
    }
    marks[markCount++] = mark;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the poll id begins in {@link #bytes()}. */
  int pollFrom() {
    return pollFrom;
  }

  int pollTo() {
    return pollTo;
  }

  boolean usualKeyLength() {
    return keyTo - keyFrom == KEY_BYTES;
  }

  /** Whether this is the key that belongs to a record of this vote. */
  boolean hasKey(byte[] key) {
    int poll = pollTo - pollFrom;
    return key.length == poll + 1 + keyTo - keyFrom
        && key[poll] == 0
        && Arrays.equals(key, 0, poll, bytes, pollFrom, pollTo)
        && Arrays.equals(key, poll + 1, key.length, bytes, keyFrom, keyTo);
  }

  /** The key that belongs to a record of this vote. */
  byte[] key() {
    return VoteLogKey.ofVote(pollId(), ByteString.copyFrom(bytes, keyFrom, keyTo - keyFrom));
  }

  String pollId() {
    return new String(bytes, pollFrom, pollTo - pollFrom, UTF_8);
  }

  long slotHigh() {
    return slotHigh;
  }

  long slotLow() {
    return slotLow;
  }

  /** Whether the ballot names options in {@link #marks()}. */
  boolean hasChoices() {
    return choices;
  }

  /** Whether the ballot rates options in {@link #marks()}. */
  boolean hasRatings() {
    return ratings;
  }

  /** Choices, then ratings; valid up to {@link #markCount()}; each an unsigned number. */
  int[] marks() {
    return marks;
  }

  int markCount() {
    return markCount;
  }
}
