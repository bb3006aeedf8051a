package io.votestream.audit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.audit.comparison.PublishedVersions;
import io.votestream.audit.comparison.SnapshotSource;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.comparison.Visibility;
import io.votestream.audit.fold.Snapshot;
import io.votestream.schemas.Rounds;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /polls/{id}/results}, as everyone sees it. The answer names a version, not positions;
 * these are those of the published tally of that version.
 */
public final class EdgeResults implements SnapshotSource, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 5;
  private static final Duration LIMITED_AT_MOST = Duration.ofMinutes(2);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String edgeUrl;
  private final PublishedVersions published;
  private final Visibility visibility;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Set<String> withheld = new HashSet<>();

  /**
   * @param edgeUrl without a slash at its end
   */
  public EdgeResults(String edgeUrl, PublishedVersions published, Visibility visibility) {
    this.edgeUrl = edgeUrl;
    this.published = published;
    this.visibility = visibility;
  }

  @Override
  public String name() {
    return "results answer";
  }

  /** Nothing: the edge is asked poll by poll, once it is known which there are. */
  @Override
  public Map<String, Snapshot> all() {
    return Map.of();
  }

  @Override
  public Map<String, Snapshot> of(Set<String> pollIds) throws ViewUnavailableException {
    Map<String, Snapshot> snapshots = new HashMap<>();
    for (String poll : pollIds) {
      HttpResponse<String> answer = get(poll);
      if (answer.statusCode() == 200) {
        JsonNode body = parse(answer.body());
        if (body.path("version").isNumber()) {
          snapshots.put(poll, snapshot(poll, body));
          continue;
        }
      }
      if (!visibility.isPublic(poll)) {
        withheld.add(poll);
      }
    }
    return snapshots;
  }

  @Override
  public Set<String> withheld() {
    return withheld;
  }

  private HttpResponse<String> get(String poll) throws ViewUnavailableException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(edgeUrl + path(poll))).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      Instant limit = Instant.now().plus(LIMITED_AT_MOST);
      for (int failed = 0; failed < ATTEMPTS && answer.statusCode() >= 429; ) {
        // The edge limits reads per address; to be told so is no failure, unless it never ends.
        failed += answer.statusCode() == 429 && Instant.now().isBefore(limit) ? 0 : 1;
        Thread.sleep(retryAfter(answer));
        answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      }
      if (answer.statusCode() >= 429) {
        throw new IOException("status " + answer.statusCode());
      }
      return answer;
    } catch (IOException e) {
      throw new ViewUnavailableException(name() + " of poll " + poll + " at " + edgeUrl, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ViewUnavailableException(name(), e);
    }
  }

  /** Rounds of one poll share its address. */
  private static String path(String logId) {
    String poll = Rounds.pollId(logId);
    String round = logId.equals(poll) ? "1" : logId.substring(poll.length() + 1);
    return "/polls/%s/results?round=%s"
        .formatted(URLEncoder.encode(poll, UTF_8), URLEncoder.encode(round, UTF_8));
  }

  private static Duration retryAfter(HttpResponse<String> answer) {
    long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
    return Duration.ofSeconds(Math.clamp(seconds, 1, 30));
  }

  private JsonNode parse(String body) throws ViewUnavailableException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new ViewUnavailableException(name(), e);
    }
  }

  private Snapshot snapshot(String poll, JsonNode answer) throws ViewUnavailableException {
    TreeMap<String, Object> fields = new TreeMap<>();
    long version = answer.path("version").asLong(-1);
    fields.put("version", version);
    fields.put("ballots", answer.path("ballots").asLong(-1));
    fields.put("final", answer.path("final").asBoolean(false));
    fields.put("asOf", millis(answer.path("asOf")));
    fields.put(
        "counts",
        Snapshot.trimmed(
            StreamSupport.stream(answer.path("options").spliterator(), false)
                .flatMap(EdgeResults::counts)
                .toList()));
    if (answer.has("ranked")) {
      JsonNode winner = answer.path("ranked").path("winner");
      fields.put("winner", winner.isNumber() ? winner.asLong() : -1L);
    }
    // What the edge answers has been published before. Of a busy poll it is soon forgotten, and the
    // edge takes its time for many polls: so not once for all of them.
    if (published.version(poll, version).isEmpty()) {
      published.refresh();
    }
    return new Snapshot(
        poll,
        version,
        published.version(poll, version).map(Snapshot::positions).orElseGet(TreeMap::new),
        fields);
  }

  /** Of a rating poll the ballots per rating, of any other the option's votes. */
  private static Stream<Long> counts(JsonNode option) {
    return option.has("distribution")
        ? StreamSupport.stream(option.path("distribution").spliterator(), false)
            .map(ballots -> ballots.asLong(-1))
        : Stream.of(option.path("votes").asLong(-1));
  }

  private static Object millis(JsonNode time) {
    try {
      return time.isNumber() ? time.asLong(-1) : Instant.parse(time.asString("")).toEpochMilli();
    } catch (DateTimeParseException e) {
      return time.toString();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
