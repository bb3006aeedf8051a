package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.testparts.OpenApi;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every write of openapi.yaml, with every answer, error code and header that it names, is made
 * once, and is as described.
 */
class OpenApiTest {

  /** The edge refuses what is larger than any request may be, without asking a service. */
  private static final Set<String> OF_THE_EDGE =
      Set.of("POST /votes 413", "POST /votes 413 body_too_large");

  private static final String ANY = "{}";

  private final OpenApi api = new OpenApi(Set.of("voting", "ownership"));

  @Test
  void everyWriteIsAsDescribed() throws Exception {
    try (RunningIngest ingest =
            RunningIngest.start(
                "--votestream.gateways.keys=sms:" + VotingAnswers.KEY,
                "--votestream.gateways.pause=3");
        RunningIngest strict =
            RunningIngest.start(
                "--votestream.polls.create-keys=key of a creator",
                "--votestream.limiter.per-minute=1")) {
      ApiCalls calls = new ApiCalls(api, ingest);
      wrongBodies(calls);
      strangers(calls);
      new OwnerAnswers(calls).produce();
      new VotingAnswers(calls).produce();
      limits(new ApiCalls(api, strict));
      new OutageAnswers(calls, new ApiCalls(api, strict)).produce();
    }

    SortedSet<String> documented = new TreeSet<>(api.documented());
    documented.removeAll(OF_THE_EDGE);
    assertThat(api.seen()).containsExactlyElementsOf(documented);
  }

  private static void wrongBodies(ApiCalls calls) {
    ApiCalls.Owned poll = calls.poll();
    String tooLarge = " ".repeat(200_000);
    for (String operation :
        List.of(
            ApiCalls.CREATE,
            ApiCalls.VOTE,
            ApiCalls.CLOSE,
            ApiCalls.REOPEN,
            ApiCalls.ROUNDS,
            ApiCalls.CODES,
            ApiCalls.ADD_WEBHOOK)) {
      Stream.of("{", "{\"nonsense\":1}", "{\"a\":1,\"a\":1}", "[]", tooLarge)
          .forEach(body -> calls.call(operation, poll, body));
      calls.callWithBrokenBody(operation, poll);
      calls.call(
          operation,
          poll.id(),
          "x",
          "Content-Type",
          "text/plain",
          "Authorization",
          "Bearer " + poll.token());
    }
  }

  private static void strangers(ApiCalls calls) {
    ApiCalls.Owned poll = calls.poll();
    ApiCalls.operationsOfOwners()
        .forEach(
            operation -> {
              calls.call(operation, poll.id(), ANY);
              calls.call(operation, new ApiCalls.Owned(poll.id(), "of another"), ANY);
              calls.call(operation, new ApiCalls.Owned("none", poll.token()), ANY);
            });
  }

  /**
   * @param calls of an instance that takes one request a minute, and knows who may create polls
   */
  private static void limits(ApiCalls calls) {
    calls.call(ApiCalls.CREATE, "", ANY, "Authorization", "Bearer of another");
    Stream.concat(
            ApiCalls.operationsOfOwners(),
            Stream.of(ApiCalls.CREATE, ApiCalls.VOTE, ApiCalls.VOTES))
        .forEach(
            operation -> {
              String address = Client.newAddress();
              for (int i = 0; i < 2; i++) {
                calls.call(
                    operation,
                    "none",
                    ANY,
                    "X-Forwarded-For",
                    address,
                    "Content-Type",
                    operation.equals(ApiCalls.VOTES) ? VotingAnswers.LINES : "application/json");
              }
            });
  }
}
