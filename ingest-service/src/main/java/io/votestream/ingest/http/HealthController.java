package io.votestream.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /health} where no query-service answers, whose task it is: {@code {status, instance,
 * time, parts}} as there, of this instance alone. 200 and degraded while it takes votes, else 503
 * with Retry-After.
 */
@RestController
public final class HealthController {

  private static final String PATH = "/health";

  /** Seconds; an instance knows within one when Kafka answers again. */
  private static final String RETRY_AFTER = "1";

  private final BooleanSupplier takesVotes;
  private final String instance;
  private final Json json;

  /**
   * @param instance the name of this one
   */
  public HealthController(BooleanSupplier takesVotes, String instance, Json json) {
    this.takesVotes = takesVotes;
    this.instance = instance;
    this.json = json;
  }

  /** Whether a request is for it: whoever asks often is not limited. */
  public static boolean isAsked(HttpServletRequest request) {
    return request.getRequestURI().equals(PATH);
  }

  @GetMapping(PATH)
  void health(HttpServletResponse response) throws IOException {
    boolean votesSafe = takesVotes.getAsBoolean();
    if (!votesSafe) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    json.write(
        response,
        votesSafe ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        MediaType.APPLICATION_JSON_VALUE,
        new Answer(
            votesSafe ? "degraded" : "down",
            instance,
            Instant.now().toString(),
            Map.of("ingest-service", new Part(votesSafe ? "ok" : "down"))));
  }

  record Answer(String status, String instance, String time, Map<String, Part> parts) {}

  record Part(String status) {}
}
