package io.votestream.ingest.http;

import io.votestream.ingest.domain.gateway.Gateway;
import io.votestream.ingest.domain.gateway.GatewayAcceptance;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.ReceiptBody;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The votes of one request: many under way at once, results in the order of their lines. When the
 * window is full the eldest are waited for, so that no more is read than the log takes.
 */
final class GatewayRun {

  /** Votes under way; a thousand are some 20 ms of what Kafka takes. */
  static final int WINDOW = 2_000;

  /** Receipts that share a signature, which by itself costs more than all the rest of a vote. */
  private static final int BATCH = 64;

  private static final int MAX_UNKNOWN = 1_000;

  private final Deque<Line> underWay = new ArrayDeque<>(WINDOW);
  private final Gateway gateway;
  private final GatewayAcceptance acceptance;
  private final Receipts receipts;
  private final GatewayResults results;
  private final long began = System.nanoTime();

  /** Polls that were not found: who names one on every line waits for the directory once. */
  private final Set<String> unknown = new HashSet<>();

  GatewayRun(
      Gateway gateway, GatewayAcceptance acceptance, Receipts receipts, GatewayResults results) {
    this.gateway = gateway;
    this.acceptance = acceptance;
    this.receipts = receipts;
    this.results = results;
  }

  private record Line(long number, @Nullable String id, CompletableFuture<ReceiptBody> receipt) {}

  void take(long number, GatewayLine line) {
    String poll = line.vote().pollId();
    long asked = unknown.contains(poll) ? began : System.nanoTime();
    try {
      add(new Line(number, line.id(), acceptance.submit(gateway, line.vote(), asked)));
    } catch (Refusal refusal) {
      if (refusal.code() == ErrorCode.POLL_NOT_FOUND && unknown.size() < MAX_UNKNOWN) {
        unknown.add(poll);
      }
      add(new Line(number, line.id(), CompletableFuture.failedFuture(refusal)));
    }
  }

  void refuse(long number, Refusal refusal) {
    add(new Line(number, null, CompletableFuture.failedFuture(refusal)));
  }

  private void add(Line line) {
    if (underWay.size() == WINDOW) {
      settle();
    }
    underWay.add(line);
  }

  void finish() {
    while (!underWay.isEmpty()) {
      settle();
    }
  }

  /** Waits for the eldest, signs for those that were accepted, and writes all results. */
  private void settle() {
    List<Line> lines = new ArrayList<>(BATCH);
    List<ReceiptBody> accepted = new ArrayList<>(BATCH);
    List<@Nullable Refusal> refusals = new ArrayList<>(BATCH);
    for (Line line = underWay.poll(); line != null; line = underWay.poll()) {
      lines.add(line);
      try {
        accepted.add(await(line.receipt()));
        refusals.add(null);
      } catch (Refusal refusal) {
        refusals.add(refusal);
      }
      if (lines.size() == BATCH) {
        break;
      }
    }
    var issued = receipts.issueAll(accepted).iterator();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Refusal refusal = refusals.get(i);
      if (refusal == null) {
        results.accepted(line.number(), line.id(), issued.next());
      } else {
        results.rejected(line.number(), line.id(), refusal);
      }
    }
  }

  private static ReceiptBody await(CompletableFuture<ReceiptBody> receipt) {
    try {
      return receipt.get(AcceptanceWindow.ACK_BUDGET.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusals.outcomeUnknown();
    } catch (TimeoutException e) {
      throw Refusals.outcomeUnknown();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refusal refusal ? refusal : Refusals.outcomeUnknown();
    }
  }
}
