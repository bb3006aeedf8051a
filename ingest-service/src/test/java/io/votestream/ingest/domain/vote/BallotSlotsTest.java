package io.votestream.ingest.domain.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Protection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BallotSlotsTest {

  private final VoterTokens tokens =
      new VoterTokens(new Secret("one secret that is long enough for this"));
  private final BallotSlots slots = new BallotSlots(tokens);

  @Test
  void withoutProtectionTheIdempotencyKeyIsTheIdentity() {
    Poll poll = poll(Protection.PROTECTION_NONE, 1);
    assertThat(key(poll, voter("10.0.0.1", "k", null)))
        .isEqualTo(key(poll, voter("10.0.0.2", "k", tokens.newVoter(null))))
        .isNotEqualTo(key(poll, voter("10.0.0.1", "l", null)));
  }

  @Test
  void withoutProtectionAndKeyEveryVoteIsAnother() {
    Poll poll = poll(Protection.PROTECTION_NONE, 1);
    assertThat(key(poll, voter("10.0.0.1", null, null)))
        .isNotEqualTo(key(poll, voter("10.0.0.1", null, null)));
  }

  @Test
  void aSessionIsItsTokenWhateverTheKey() {
    Poll poll = poll(Protection.PROTECTION_SESSION, 1);
    VoterId voter = tokens.newVoter(null);
    assertThat(key(poll, voter("10.0.0.1", "k", voter)))
        .isEqualTo(key(poll, voter("10.0.0.2", null, voter)))
        .isNotEqualTo(key(poll, voter("10.0.0.1", "k", tokens.newVoter(null))));
    assertThat(slots.of(poll, voter("10.0.0.1", "k", voter)).newVoter()).isNull();
  }

  @Test
  void aFirstVoteAndItsRetryAreOneSession() {
    Poll poll = poll(Protection.PROTECTION_SESSION, 1);
    BallotSlot first = slots.of(poll, voter("10.0.0.1", "k", null));
    assertThat(slots.of(poll, voter("10.0.0.1", "k", null))).isEqualTo(first);
    assertThat(slots.of(poll, voter("10.0.0.1", null, first.newVoter())).key())
        .isEqualTo(first.key());
  }

  @Test
  void byAddressNothingElseMatters() {
    Poll poll = poll(Protection.PROTECTION_IP, 1);
    assertThat(key(poll, voter("10.0.0.1", "k", tokens.newVoter(null))))
        .isEqualTo(key(poll, voter("10.0.0.1", "l", null)))
        .isNotEqualTo(key(poll, voter("10.0.0.2", "k", null)));
  }

  @Test
  void noIdentityGivesTheSameKeyInAnotherKindOrPoll() {
    Set<ByteString> keys = new HashSet<>();
    Voter voter = voter("same", "same", new VoterId(ByteString.copyFromUtf8("same")));
    for (Protection protection :
        List.of(
            Protection.PROTECTION_NONE, Protection.PROTECTION_SESSION, Protection.PROTECTION_IP)) {
      keys.add(key(poll(protection, 1), voter));
      keys.add(key(poll(protection, 2), voter));
    }
    assertThat(keys).hasSize(6).allMatch(key -> key.size() == 16);
  }

  @Test
  void aCodeIsItsSerialHoweverItIsTyped() {
    Poll poll = poll(Protection.PROTECTION_CODE, 1);
    List<String> codes = VoteCodes.issue(poll, 2);
    String code = codes.getFirst();
    assertThat(key(poll, byCode(code)))
        .isEqualTo(key(poll, byCode(code.toLowerCase(Locale.ROOT).replace("-", ""))))
        .isNotEqualTo(key(poll, byCode(codes.getLast())));
    assertRefused(ErrorCode.MISSING_CODE, poll, null);
    assertRefused(ErrorCode.WRONG_CODE, poll, code + "0");
    assertRefused(ErrorCode.WRONG_CODE, poll(Protection.PROTECTION_CODE, 2), code);
  }

  @Test
  void gatewaysDoNotShareVoters() {
    Poll poll = poll(Protection.PROTECTION_SESSION, 1);
    assertThat(slots.of(poll, "sms", "+49 1").key())
        .isEqualTo(slots.of(poll, "sms", "+49 1").key())
        .isNotEqualTo(slots.of(poll, "sms", "+49 2").key())
        .isNotEqualTo(slots.of(poll, "tv", "+49 1").key());
  }

  private void assertRefused(ErrorCode code, Poll poll, @Nullable String given) {
    assertThatThrownBy(() -> slots.of(poll, byCode(given)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static Voter byCode(@Nullable String code) {
    return new Voter("10.0.0.1", null, null, code);
  }

  private ByteString key(Poll poll, Voter voter) {
    return slots.of(poll, voter).key();
  }

  private static Voter voter(
      String address, @Nullable String idempotencyKey, @Nullable VoterId id) {
    return new Voter(address, idempotencyKey, id, null);
  }

  private static Poll poll(Protection protection, int secret) {
    return Poll.newBuilder()
        .setProtection(protection)
        .setBallotSecret(ByteString.copyFrom(new byte[] {(byte) secret}))
        .build();
  }
}
