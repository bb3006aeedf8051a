package io.votestream.ingest.domain.vote;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The newest votes that came with an Idempotency-Key
 * (draft-ietf-httpapi-idempotency-key-header-07), and what was answered: the same again for the
 * same vote, a refusal for another one. A vote that comes while the first is under way waits for
 * it. What is forgotten, or known to another instance only, is appended again; it lands in the same
 * ballot slot and is a duplicate there, unless the slot is an address and the retry comes from
 * another.
 */
final class IdempotencyMemory {

  /** Some 15 MB when full. */
  static final int BOUND = 20_000;

  private final Map<Scope, Kept> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope, Kept> eldest) {
          return size() > BOUND;
        }
      };

  /**
   * Where a key means something: one client's keys say nothing of another's, except where an
   * address has one vote, as a phone may change it between two tries.
   *
   * @param logId of the poll's round
   * @param client who sends the key, which must not follow from the vote
   */
  record Scope(String logId, ByteString client, String idempotencyKey) {}

  /** What a key stands for: a ballot, and in whose slot it is to count. */
  record Vote(Ballot ballot, ByteString ballotKey) {}

  private record Kept(Vote vote, CompletableFuture<String> receipt) {}

  /**
   * @param append does what the first request asked for, and returns its receipt
   * @throws Refusal IDEMPOTENCY_KEY_REUSED, or that of the vote itself
   */
  String once(Scope scope, Vote vote, Supplier<String> append) {
    Kept mine = new Kept(vote, new CompletableFuture<>());
    Kept first = claim(scope, mine);
    if (!first.vote().equals(vote)) {
      throw Refusals.idempotencyKeyReused();
    }
    return first == mine ? carryOut(scope, mine, append) : await(first);
  }

  /**
   * The entry that stands: mine if the key is new, or if the same vote was tried and not settled.
   */
  private Kept claim(Scope scope, Kept mine) {
    synchronized (entries) {
      Kept known = entries.get(scope);
      boolean unsettled =
          known != null
              && known.receipt().isCompletedExceptionally()
              && known.vote().equals(mine.vote());
      if (known == null || unsettled) {
        entries.put(scope, mine);
        return mine;
      }
      return known;
    }
  }

  private String carryOut(Scope scope, Kept mine, Supplier<String> append) {
    try {
      String receipt = append.get();
      mine.receipt().complete(receipt);
      return receipt;
    } catch (RuntimeException e) {
      mine.receipt().completeExceptionally(e);
      boolean maybeStored = e instanceof Refusal r && r.code() == ErrorCode.OUTCOME_UNKNOWN;
      if (!maybeStored) {
        synchronized (entries) {
          entries.remove(scope, mine);
        }
      }
      throw e;
    }
  }

  private static String await(Kept first) {
    try {
      return first.receipt().get(AcceptanceWindow.ACK_BUDGET.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusals.outcomeUnknown();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refusal refusal ? refusal : Refusals.outcomeUnknown();
    } catch (TimeoutException e) {
      throw Refusals.outcomeUnknown();
    }
  }
}
