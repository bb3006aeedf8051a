package io.votestream.ingest.domain.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Protection;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VoteCodesTest {

  private static final Poll POLL = poll("one");

  @Test
  void tenThousandDifferentCodesEachWithItsSerial() {
    List<String> codes = VoteCodes.issue(POLL, 10_000);
    assertThat(codes).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(codes)
        .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
    assertThat(codes.stream().map(code -> ByteString.copyFrom(VoteCodes.serial(POLL, code))))
        .doesNotHaveDuplicates();
  }

  @Test
  void isReadAsPeopleTypeIt() {
    String code = VoteCodes.issue(POLL, 1).getFirst();
    byte[] serial = VoteCodes.serial(POLL, code);
    String typed =
        code.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l');
    assertThat(VoteCodes.serial(POLL, typed)).isEqualTo(serial);
    assertThat(VoteCodes.serial(POLL, code.replace("-", ""))).isEqualTo(serial);
  }

  @Property(tries = 300)
  void anyOtherTextIsNoCode(@ForAll @IntRange(max = 18) int place, @ForAll("letters") char other) {
    String code = VoteCodes.issue(POLL, 1).getFirst();
    if (code.charAt(place) != '-' && code.charAt(place) != other) {
      String wrong = code.substring(0, place) + other + code.substring(place + 1);
      assertThat(VoteCodes.serial(POLL, wrong)).isNull();
    }
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<Character> letters() {
    return net.jqwik.api.Arbitraries.of('2', '3', '9', 'A', 'Z', 'U', 'é', 'Ж');
  }

  @Test
  void whatProgramsAndPeopleMakeOfACodeIsUnderstood() {
    String code = VoteCodes.issue(POLL, 1).getFirst();
    byte[] serial = VoteCodes.serial(POLL, code);
    for (String other :
        List.of(
            "\u2013", "\u2014", "\u2011", "\u2212", "\u00ad", "\u00a0", "\u2009", "\r\n", "--", ".",
            "_")) {
      assertThat(VoteCodes.serial(POLL, code.replace("-", other))).isEqualTo(serial);
    }
    for (String around : List.of("%s.", " %s\n", "\u201c%s\u201d", "(%s),", "\ufeff%s\u200b")) {
      assertThat(VoteCodes.serial(POLL, around.replace("%s", code))).isEqualTo(serial);
    }
    StringBuilder wide = new StringBuilder();
    code.chars().forEach(c -> wide.append((char) (c - '!' + 0xff01)));
    assertThat(VoteCodes.serial(POLL, wide.toString())).isEqualTo(serial);
    StringBuilder arabic = new StringBuilder();
    code.chars().forEach(c -> arabic.append((char) (c <= '9' && c >= '0' ? c - '0' + 0x660 : c)));
    assertThat(VoteCodes.serial(POLL, arabic.toString())).isEqualTo(serial);
  }

  @Property(tries = 300)
  void bytesComeBack(@ForAll @Size(10) byte[] bytes) {
    assertThat(Base32.bytes(Base32.grouped(bytes))).isEqualTo(bytes);
  }

  @Test
  void belongsToOnePoll() {
    String code = VoteCodes.issue(POLL, 1).getFirst();
    assertThat(VoteCodes.serial(poll("another"), code)).isNull();
    assertThat(VoteCodes.serial(POLL, "")).isNull();
    assertThat(VoteCodes.serial(POLL, "0" + code)).isNull();
    assertThat(VoteCodes.serial(POLL, "x".repeat(100_000))).isNull();
  }

  @Test
  void countsAreBoundedAndThePollMustWantCodes() {
    refused(ErrorCode.OUT_OF_RANGE, POLL, 0);
    refused(ErrorCode.OUT_OF_RANGE, POLL, 10_001);
    refused(ErrorCode.POLL_FORGOTTEN, POLL.toBuilder().clearBallotSecret().build(), 1);
    refused(
        ErrorCode.POLL_WITHOUT_CODES,
        POLL.toBuilder().setProtection(Protection.PROTECTION_IP).build(),
        1);
  }

  private static void refused(ErrorCode code, Poll poll, int count) {
    assertThatThrownBy(() -> VoteCodes.issue(poll, count))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static Poll poll(String secret) {
    return Poll.newBuilder()
        .setProtection(Protection.PROTECTION_CODE)
        .setBallotSecret(ByteString.copyFromUtf8(secret))
        .build();
  }
}
