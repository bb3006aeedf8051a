package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.query.domain.results.Ranking;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Poll;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of each kind of ballot, from either view. */
class KindsTest {

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService("");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void multipleChoice() {
    Poll.Builder poll = Polls.open(Polls.newId());
    poll.getRulesBuilder().setMaxChoices(2);
    service.publish(poll);

    assertThat(service.get("/polls/" + poll.getId()).json().path("type").asString())
        .isEqualTo("multiple");
    assertThat(results(poll).path("type").asString()).isEqualTo("multiple");
    assertThat(results(poll).has("ranked")).isFalse();
  }

  @Test
  void rating() {
    Poll.Builder poll = Polls.open(Polls.newId());
    poll.getRulesBuilder().setKind(BallotKind.BALLOT_KIND_RATING).setLevels(3);
    service.publish(poll);
    JsonNode shown = service.get("/polls/" + poll.getId()).json();
    assertThat(shown.path("type").asString()).isEqualTo("rating");
    assertThat(shown.path("levels").asInt()).isEqualTo(3);

    service
        .database()
        .tally(
            poll.getId(),
            new TallySnapshot(
                9, 4, List.of(1L, 0L, 2L, 0L, 0L, 0L), false, 1_700_000_000_123L, List.of()));

    assertThat(results(poll).path("options"))
        .isEqualTo(
            json(
                """
                [{"index": 0, "text": "A violin", "votes": 3, "share": 0.75, "mean": 2.3333,
                  "distribution": [1, 0, 2]},
                 {"index": 1, "text": "Drums", "votes": 0, "share": 0.0, "mean": null,
                  "distribution": [0, 0, 0]}]
                """));
  }

  @Test
  void rankedBeforeTheFirstBallot() {
    Poll poll = service.publish(ranked());

    assertThat(results(poll.toBuilder()).path("ranked"))
        .isEqualTo(json("{\"winner\": null, \"steps\": []}"));
  }

  @Test
  void ranked_fromRedisAndFromPostgres() {
    TallySnapshot tally =
        new TallySnapshot(
            12,
            9,
            List.of(4L, 2L, 3L),
            false,
            1_000,
            List.of(
                new Ranking(List.of(0), 4),
                new Ranking(List.of(1), 1),
                new Ranking(List.of(1, 2), 1),
                new Ranking(List.of(2, 1, 0), 3)));
    Poll first = service.publish(ranked());
    service.redis().tally(first.getId(), tally);
    Poll second = service.publish(ranked());
    service.database().tally(second.getId(), tally);

    for (Poll poll : List.of(first, second)) {
      JsonNode results = results(poll.toBuilder());
      assertThat(results.path("options").path(2))
          .isEqualTo(
              json("{\"index\": 2, \"text\": \"Silence\", \"votes\": 3, \"share\": 0.3333}"));
      assertThat(results.path("ranked"))
          .isEqualTo(
              json(
                  """
                  {"winner": 0,
                   "steps": [{"votes": [4, 2, 3], "eliminated": 1, "exhausted": 0},
                             {"votes": [4, null, 4], "eliminated": 2, "exhausted": 1,
                              "tie": {"between": [0, 2], "brokenBy": "earlier_step", "step": 0}},
                             {"votes": [7, null, null], "eliminated": null, "exhausted": 2}]}
                  """));
    }
  }

  @Test
  void oneToOneIsATieThatTheOrderOfTheOptionsBreaks() {
    Poll poll = service.publish(ranked());
    service
        .redis()
        .tally(
            poll.getId(),
            new TallySnapshot(
                2,
                2,
                List.of(1L, 1L, 0L),
                true,
                1_000,
                List.of(new Ranking(List.of(0), 1), new Ranking(List.of(1), 1))));

    assertThat(results(poll.toBuilder()).path("ranked"))
        .isEqualTo(
            json(
                """
                {"winner": 0,
                 "steps": [{"votes": [1, 1, 0], "eliminated": 2, "exhausted": 0},
                           {"votes": [1, 1, null], "eliminated": 1, "exhausted": 0,
                            "tie": {"between": [0, 1], "brokenBy": "option_order"}},
                           {"votes": [1, null, null], "eliminated": null, "exhausted": 1}]}
                """));
  }

  private static Poll.Builder ranked() {
    Poll.Builder poll = Polls.open(Polls.newId());
    poll.addOptionsBuilder().setText("Silence");
    poll.getRulesBuilder().setKind(BallotKind.BALLOT_KIND_RANKED).setOptions(3).setMaxChoices(3);
    return poll;
  }

  private static JsonNode results(Poll.Builder poll) {
    return service.get("/polls/" + poll.getId() + "/results").json();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
