package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.query.domain.results.Ranking;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.ReceiptBody;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.testparts.OpenApi;
import io.votestream.testparts.RealKafka;
import io.votestream.testparts.RealPostgres;
import io.votestream.testparts.RealRedis;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Every read of openapi.yaml, with every answer, error code and header that it names, is made once,
 * and is as described.
 */
class OpenApiTest {

  private final OpenApi api = new OpenApi(Set.of("polls", "results", "system"));

  @Test
  void everyReadIsAsDescribed() {
    try (FakePeer ingest = new FakePeer();
        RunningService service = new RunningService("ingest-service=" + ingest.url())) {
      Poll choice = service.publish(withTally(service, Polls.open(Polls.newId())));
      Poll hidden =
          service.publish(
              Polls.open(Polls.newId()).setResults(ResultsVisibility.RESULTS_AFTER_CLOSE));
      Poll forgotten = service.publish(Polls.open(Polls.newId()));
      polls(service, choice);
      results(service, choice, hidden);
      for (Poll.Builder kind : List.of(rating(service), ranked(service))) {
        String id = service.publish(kind).getId();
        check("/polls/{id}", service.get("/polls/" + id));
        check("/polls/{id}/results", service.get("/polls/" + id + "/results"));
      }
      system(service, ingest);
      whatIsNoJson(service, choice);
      outage(service, forgotten);
    }

    assertThat(api.seen()).containsExactlyElementsOf(api.documented());
  }

  private void polls(RunningService service, Poll poll) {
    check("/polls", service.get("/polls?limit=2"));
    check("/polls", service.get("/polls?cursor=none"));
    check("/polls", service.get("/polls?limit=0"));
    check("/polls", service.get("/polls?q=%ff"));
    check("/polls/{id}", service.get("/polls/" + poll.getId()));
    check("/polls/{id}", service.get("/polls/none"));
    check("/themes", service.get("/themes"));
    check("/themes/{theme}/polls", service.get("/themes/ontrend/polls"));
    for (String wrong : List.of("status=x", "cursor=none", "q=%ff")) {
      check("/themes/{theme}/polls", service.get("/themes/ontrend/polls?" + wrong));
    }
    check("/themes/{theme}/polls", service.get("/themes/none-such/polls"));
  }

  private void results(RunningService service, Poll poll, Poll hidden) {
    service.database().history(poll.getId(), 10_000, 3, List.of(2L, 1L));
    String path = "/polls/" + poll.getId();
    Answer results = service.get(path + "/results");
    check("/polls/{id}/results", results);
    check(
        "/polls/{id}/results",
        service.get(path + "/results", "If-None-Match", results.header("etag")));
    check("/polls/{id}/history", service.get(path + "/history"));
    for (String read : List.of("results", "history")) {
      String documented = "/polls/{id}/" + read;
      String ofHidden = "/polls/" + hidden.getId() + "/" + read;
      check(documented, service.get(path + "/" + read + "?round=0"));
      check(documented, service.get(path + "/" + read + "?round=%ff"));
      check(documented, service.get(path + "/" + read + "?round=2"));
      check(documented, service.get("/polls/none/" + read));
      check(documented, service.get(ofHidden));
      check(documented, service.get(ofHidden, "Authorization", "Bearer other"));
    }
    check("/polls/{id}/receipts/{receipt}", service.get(receiptPath(poll)));
    check("/polls/{id}/receipts/{receipt}", service.get(path + "/receipts/forged"));
    check("/polls/{id}/receipts/{receipt}", service.get(receiptPath(Polls.open("none").build())));
  }

  private void system(RunningService service, FakePeer ingest) {
    check("/stats", service.get("/stats"));
    check("/metrics", service.get("/metrics"));
    check("/.well-known/votestream-keys.json", service.get("/.well-known/votestream-keys.json"));
    check("/health", service.get("/health"));
    ingest.answer("{\"status\": \"DOWN\"}");
    Awaitility.await().until(() -> service.get("/health").status() == 503);
    check("/health", service.get("/health"));
  }

  private void whatIsNoJson(RunningService service, Poll poll) {
    for (String read :
        List.of(
            "/polls",
            "/polls/{id}",
            "/polls/{id}/results",
            "/polls/{id}/history",
            "/polls/{id}/receipts/{receipt}",
            "/themes",
            "/themes/{theme}/polls",
            "/stats",
            "/metrics",
            "/health",
            "/.well-known/votestream-keys.json")) {
      String path = read.replaceAll("\\{id}", poll.getId()).replaceAll("\\{\\w+}", "x");
      check(read, service.get(path, "Accept", "text/csv"));
    }
  }

  private void outage(RunningService service, Poll poll) {
    RealRedis.suspend();
    RealPostgres.suspend();
    try {
      String path = "/polls/" + poll.getId();
      check("/polls/{id}/results", service.get(path + "/results"));
      check("/polls/{id}/history", service.get(path + "/history"));
      check("/polls/{id}/receipts/{receipt}", service.get(receiptPath(poll)));
      check("/stats", service.get("/stats"));
    } finally {
      RealPostgres.resume();
      RealRedis.resume();
    }
    RealKafka.suspend();
    try {
      for (String read : List.of("", "/results", "/history")) {
        check("/polls/{id}" + read, service.get("/polls/none" + read));
      }
      check("/polls/{id}/receipts/{receipt}", service.get(receiptPath(Polls.open("none").build())));
    } finally {
      RealKafka.resume();
    }
  }

  private void check(String path, Answer answer) {
    api.check("GET " + path, answer.status(), answer.headers(), answer.body());
  }

  private static Poll.Builder withTally(RunningService service, Poll.Builder poll) {
    service.redis().tally(poll.getId(), 7, List.of(2L, 1L), false, 1_000);
    return poll.setOpensAt(1_000)
        .addHistory(
            LifeEvent.newBuilder()
                .setTime(1_000)
                .setChange(LifeChange.LIFE_CHANGE_OPENED)
                .setReason("It was time"));
  }

  private static Poll.Builder rating(RunningService service) {
    Poll.Builder poll = withTally(service, Polls.open(Polls.newId()));
    poll.getRulesBuilder().setKind(BallotKind.BALLOT_KIND_RATING).setLevels(2);
    return poll;
  }

  private static Poll.Builder ranked(RunningService service) {
    Poll.Builder poll = Polls.open(Polls.newId());
    poll.getRulesBuilder().setKind(BallotKind.BALLOT_KIND_RANKED);
    service
        .redis()
        .tally(
            poll.getId(),
            new TallySnapshot(
                3,
                2,
                List.of(1L, 1L),
                true,
                1_000,
                List.of(new Ranking(List.of(0), 1), new Ranking(List.of(1, 0), 1))));
    return poll;
  }

  private static String receiptPath(Poll poll) {
    String receipt =
        new Receipts(new Secret(RunningService.SECRET))
            .issue(ReceiptBody.newBuilder().setPollId(poll.getId()).setOffset(5).build());
    return "/polls/" + poll.getId() + "/receipts/" + receipt;
  }
}
