package io.votestream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may see the numbers of a poll. Whoever votes is handed a pass for that round; query and push
 * check it by themselves, so that "shown only after voting" needs no look at the ballots.
 */
public final class ResultsAccess {

  private static final int PASS_BYTES = 16;

  private final byte[] key;

  public ResultsAccess(Secret secret) {
    this.key = secret.derive("results-pass");
  }

  /**
   * A pass for one round of one poll: 22 characters of base64url. It shows results and does nothing
   * else, so whoever it is given to may give it away.
   *
   * @param logId of the round, see {@link Rounds}
   */
  public String pass(String logId) {
    byte[] mac = Arrays.copyOf(Secret.hmac(key, logId.getBytes(UTF_8)), PASS_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /**
   * Whether a tally of a round may be shown.
   *
   * <p>The present round counts as closed only where both say so: definition and tally travel
   * different ways, so that behind a closed definition there may be a tally of its reopening.
   *
   * @param round 1 … the poll's present round; older ones are closed
   * @param isFinal of the very tally that would be shown
   * @param passes as presented: a browser sends all cookies of a name, also those of another
   *     application on the same host
   * @param adminToken as presented, null for none
   */
  public boolean mayShow(
      Poll poll, int round, boolean isFinal, List<String> passes, @Nullable String adminToken) {
    if (adminToken != null && AdminToken.fits(poll, adminToken)) {
      return true;
    }
    boolean closed =
        round < Math.max(1, poll.getRound())
            || (isFinal && poll.getStatus() == PollStatus.POLL_STATUS_CLOSED);
    return switch (poll.getResults()) {
      case RESULTS_ALWAYS -> true;
      case RESULTS_AFTER_CLOSE -> closed;
      case RESULTS_AFTER_VOTE -> closed || anyFits(passes, poll.getId(), round);
      case RESULTS_OWNER, UNRECOGNIZED -> false;
    };
  }

  private boolean anyFits(List<String> passes, String pollId, int round) {
    if (passes.isEmpty()) {
      return false;
    }
    byte[] right = pass(Rounds.logId(pollId, round)).getBytes(UTF_8);
    return passes.stream().anyMatch(pass -> MessageDigest.isEqual(pass.getBytes(UTF_8), right));
  }
}
