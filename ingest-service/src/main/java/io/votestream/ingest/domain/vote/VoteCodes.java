package io.votestream.ingest.domain.vote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.ingest.domain.poll.PollLife;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Protection;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single-use codes of a poll: {@code base32(5-byte random serial, first 5 bytes of HMAC-SHA-256 of
 * the serial)}, shown as {@code 01AB-CDEF-GHJK-MNPQ}. A code is checked without storage; the fold
 * spends it, as its serial is the voter's identity. A guess is right once in 2⁴⁰.
 */
public final class VoteCodes {

  private static final int MAX_COUNT = 10_000;
  private static final int SERIAL_BYTES = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private VoteCodes() {}

  /**
   * New codes, all different from each other.
   *
   * @throws Refusal OUT_OF_RANGE, POLL_WITHOUT_CODES, POLL_FORGOTTEN
   */
  public static List<String> issue(Poll poll, int count) {
    if (count < 1 || count > MAX_COUNT) {
      throw new Refusal(ErrorCode.OUT_OF_RANGE, "count must be 1 to %,d.".formatted(MAX_COUNT));
    }
    if (poll.getProtection() != Protection.PROTECTION_CODE) {
      throw new Refusal(
          ErrorCode.POLL_WITHOUT_CODES, "Only a poll with protection by code has codes.");
    }
    if (PollLife.isForgotten(poll)) {
      throw Refusals.pollForgotten();
    }
    byte[] key = key(poll);
    Set<String> codes = LinkedHashSet.newLinkedHashSet(count);
    while (codes.size() < count) {
      byte[] serial = new byte[SERIAL_BYTES];
      RANDOM.nextBytes(serial);
      byte[] code = Arrays.copyOf(serial, 2 * SERIAL_BYTES);
      System.arraycopy(mac(key, serial), 0, code, SERIAL_BYTES, SERIAL_BYTES);
      codes.add(Base32.grouped(code));
    }
    return List.copyOf(codes);
  }

  /** The serial of a code of this poll; null for any other text. */
  static byte @Nullable [] serial(Poll poll, String code) {
    byte[] bytes = Base32.bytes(code);
    if (bytes == null || bytes.length != 2 * SERIAL_BYTES) {
      return null;
    }
    byte[] serial = Arrays.copyOf(bytes, SERIAL_BYTES);
    byte[] claimed = Arrays.copyOfRange(bytes, SERIAL_BYTES, bytes.length);
    return MessageDigest.isEqual(mac(key(poll), serial), claimed) ? serial : null;
  }

  private static byte[] key(Poll poll) {
    return Secret.hmac(poll.getBallotSecret().toByteArray(), "code".getBytes(UTF_8));
  }

  private static byte[] mac(byte[] key, byte[] serial) {
    return Arrays.copyOf(Secret.hmac(key, serial), SERIAL_BYTES);
  }
}
