package io.votestream.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.ingest.domain.gateway.Gateway;
import io.votestream.ingest.domain.gateway.GatewayAcceptance;
import io.votestream.problem.ProblemValve;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes many votes in one request, a JSON object per line. The request is read with bounded memory,
 * however long it is, and answered line by line when it has been read to its end, see {@link
 * ResultSpool}.
 */
@RestController
public final class GatewayController {

  private static final String MEDIA_TYPE = "application/x-ndjson";

  /** Each has a window of its own; together they fit into the producer's buffer. */
  private static final int MAX_AT_ONCE = 16;

  private final Semaphore places = new Semaphore(MAX_AT_ONCE);
  private final GatewayAccess access;
  private final GatewayAcceptance acceptance;
  private final Receipts receipts;
  private final Json json;
  private final Counter rejected;

  public GatewayController(
      GatewayAccess access,
      GatewayAcceptance acceptance,
      Receipts receipts,
      Json json,
      MeterRegistry registry) {
    this.access = access;
    this.acceptance = acceptance;
    this.receipts = receipts;
    this.json = json;
    this.rejected = GatewayResults.rejectedLines(registry);
  }

  @PostMapping(
      path = GatewayAccess.PATH,
      consumes = {MEDIA_TYPE, "application/ndjson", "application/jsonl"})
  void votes(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Gateway gateway = access.gateway(request);
    BodyEncoding.requirePlainUtf8(request);
    if (!places.tryAcquire()) {
      throw new Refusal(
          ErrorCode.OVERLOADED,
          "Too many gateways at once; nothing was stored.",
          Duration.ofSeconds(1));
    }
    try (ResultSpool spool = new ResultSpool()) {
      boolean whole;
      try (GatewayResults results = new GatewayResults(json.generator(spool), rejected)) {
        whole = read(request, new GatewayRun(gateway, acceptance, receipts, results));
      }
      if (whole) {
        answer(spool, response);
      } else {
        ProblemValve.answerAnyway(request, late -> answer(spool, late));
      }
    } finally {
      places.release();
    }
  }

  private static void answer(ResultSpool spool, HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_ACCEPTED);
    response.setContentType(MEDIA_TYPE);
    spool.copyTo(response.getOutputStream());
  }

  /**
   * Whether the body was read to its end. If not, what was taken stands in the log, and whoever
   * still listens must learn of it.
   *
   * @throws Refusal REQUEST_TIMEOUT, MALFORMED_REQUEST where not even one line was read
   */
  private boolean read(HttpServletRequest request, GatewayRun run) throws IOException {
    NdjsonLines lines = new NdjsonLines(request.getInputStream());
    long number = 0;
    Refusal broken = null;
    try {
      while (lines.next()) {
        number++;
        if (lines.isTooLong()) {
          run.refuse(
              number,
              new Refusal(
                  ErrorCode.BODY_TOO_LARGE, "A line may have " + NdjsonLines.MAX_LINE + " bytes."));
        } else if (!lines.isBlank()) {
          take(number, lines, run);
        }
      }
    } catch (IOException e) {
      broken = BrokenBody.of(e);
      if (number == 0) {
        throw broken;
      }
      run.refuse(number + 1, broken);
    }
    run.finish();
    return broken == null;
  }

  private void take(long number, NdjsonLines lines, GatewayRun run) {
    GatewayLine line;
    try (var parser = json.parser(lines.buffer(), lines.start(), lines.length())) {
      line = GatewayLineParser.parse(parser);
    } catch (Refusal refusal) {
      run.refuse(number, refusal);
      return;
    }
    run.take(number, line);
  }
}
