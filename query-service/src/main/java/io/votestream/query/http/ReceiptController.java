package io.votestream.query.http;

import static io.votestream.schemas.ErrorCode.RECEIPTS_UNAVAILABLE;
import static io.votestream.schemas.ErrorCode.RECEIPT_NOT_FOUND;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.votestream.query.domain.poll.PollLookup;
import io.votestream.query.domain.receipt.Fate;
import io.votestream.query.domain.receipt.FateSource;
import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.ReceiptBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /polls/{id}/receipts/{receipt}}: what became of a vote that was accepted in any round
 * of the poll; whoever holds the receipt may ask, as nothing in the answer counts votes. 404
 * poll_not_found; 404 receipt_not_found for a receipt that was forged, altered, or issued for
 * another poll; 503 receipts_unavailable with Retry-After while the durable view does not answer.
 */
@RestController
final class ReceiptController {

  private final PollLookup polls;
  private final Receipts receipts;
  private final FateSource fates;

  ReceiptController(PollLookup polls, Receipts receipts, FateSource fates) {
    this.polls = polls;
    this.receipts = receipts;
    this.fates = fates;
  }

  @GetMapping(path = "/polls/{id}/receipts/{receipt}", produces = APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> fate(@PathVariable String id, @PathVariable String receipt) {
    ReceiptBody vote =
        receipts
            .verify(receipt)
            .filter(body -> isOf(PollController.find(polls, id), body))
            .orElseThrow(() -> new Refusal(RECEIPT_NOT_FOUND, "Not issued here for this poll."));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        // Spring takes what follows the receipt's dot for the ending of a file to be saved.
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
        .body(Answer.of(vote, fate(vote)));
  }

  private static boolean isOf(Poll poll, ReceiptBody vote) {
    return Rounds.pollId(vote.getPollId()).equals(poll.getId());
  }

  private Fate fate(ReceiptBody vote) {
    try {
      return Fate.of(
          fates.evidence(vote.getPollId(), vote.getPartition(), vote.getOffset()),
          vote.getOffset());
    } catch (SourceUnavailableException e) {
      throw new Refusal(RECEIPTS_UNAVAILABLE, "The view of receipts does not answer.");
    }
  }

  /**
   * @param status pending, counted, duplicate, superseded, late or invalid
   * @param round of the poll, in which it was accepted
   * @param partition of the vote log
   * @param offset of the vote there
   * @param time when it was accepted
   * @param inFavourOf offset of the ballot that counts instead; absent where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      String status,
      int round,
      int partition,
      long offset,
      Instant time,
      @Nullable Long inFavourOf) {

    static Answer of(ReceiptBody vote, Fate fate) {
      return new Answer(
          fate.status().wireName(),
          Rounds.number(vote.getPollId()),
          vote.getPartition(),
          vote.getOffset(),
          Instant.ofEpochMilli(vote.getTime()),
          fate.inFavourOf());
    }
  }
}
