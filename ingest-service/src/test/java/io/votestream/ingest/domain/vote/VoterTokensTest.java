package io.votestream.ingest.domain.vote;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoterTokensTest {

  private final VoterTokens tokens = tokens("one secret that is long enough for this");

  @Test
  void aTokenNamesItsVoter() {
    VoterId voter = tokens.newVoter(null);
    assertThat(tokens.verify(tokens.sign(voter))).isEqualTo(voter);
    assertThat(tokens.newVoter(null)).isNotEqualTo(voter);
  }

  @Test
  void theSameIdempotencyKeyMakesTheSameVoter() {
    VoterId voter = tokens.newVoter("a");
    assertThat(tokens.newVoter("a")).isEqualTo(voter);
    assertThat(tokens.newVoter("b")).isNotEqualTo(voter);
    assertThat(tokens("another secret that is long enough").newVoter("a")).isNotEqualTo(voter);
  }

  @Test
  void nothingElseIsAToken() {
    String token = tokens.sign(tokens.newVoter(null));
    String other = tokens("another secret that is long enough").sign(tokens.newVoter(null));
    String id = token.substring(0, token.indexOf('.'));
    String changed = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
    for (String wrong :
        List.of("", ".", "..", id, id + ".", "." + id, "é.é", other, changed, token + ".x")) {
      assertThat(tokens.verify(wrong)).as(wrong).isNull();
    }
  }

  private static VoterTokens tokens(String secret) {
    return new VoterTokens(new Secret(secret));
  }
}
