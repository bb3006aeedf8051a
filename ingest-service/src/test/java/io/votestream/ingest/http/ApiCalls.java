package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Polls;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.testparts.OpenApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Calls operations of openapi.yaml, and holds each answer against it. */
record ApiCalls(OpenApi api, RunningIngest ingest) {

  static final String CREATE = "POST /polls";
  static final String VOTE = "POST /polls/{id}/vote";
  static final String VOTES = "POST /votes";
  static final String CLOSE = "POST /polls/{id}/close";
  static final String REOPEN = "POST /polls/{id}/reopen";
  static final String ROUNDS = "POST /polls/{id}/rounds";
  static final String CODES = "POST /polls/{id}/codes";
  static final String ADD_WEBHOOK = "POST /polls/{id}/webhooks";
  static final String WEBHOOKS = "GET /polls/{id}/webhooks";
  static final String REMOVE_WEBHOOK = "DELETE /polls/{id}/webhooks/{webhookId}";

  /** A poll and what proves to own it. */
  record Owned(String id, String token) {

    String[] authorization() {
      return new String[] {"Authorization", "Bearer " + token};
    }
  }

  Answer call(String operation, Owned poll, String body) {
    return call(operation, poll.id(), body, poll.authorization());
  }

  Answer call(String operation, String pollId, String body, String... headers) {
    return send(operation, path(operation, pollId), body, headers);
  }

  /** A body that is accepted, with all its lines, must be one that the file allows. */
  Answer send(String operation, String path, String body, String... headers) {
    Answer answer =
        ingest.client().send(method(operation), path, BodyPublishers.ofString(body), headers);
    api.check(operation, answer.status(), answer.response().headers(), answer.response().body());
    boolean rejected = answer.response().body().contains("\"rejected\"");
    if (answer.status() < 300 && !rejected && !body.isEmpty()) {
      assertThat(api.allows(operation, body)).as(operation + " " + body).isTrue();
    }
    return answer;
  }

  /** Sends a body whose chunks nobody can tell apart. */
  void callWithBrokenBody(String operation, Owned poll) {
    RawAnswer answer =
        RawAnswer.to(
            ingest.uri(),
            """
            POST %s HTTP/1.1\r
            Host: x\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Transfer-Encoding: chunked\r
            \r
            zz\r
            """
                .formatted(path(operation, poll.id()), poll.token()));
    check(operation, answer);
  }

  /** That an answer is as described. */
  void check(String operation, RawAnswer answer) {
    api.check(operation, answer.status(), answer.headers(), answer.body());
  }

  /** An open poll. */
  Owned poll() {
    return poll("");
  }

  /**
   * @param more fields, each followed by a comma
   */
  Owned poll(String more) {
    JsonNode poll = ingest.client().newPoll(more);
    return new Owned(poll.path("id").asString(), poll.path("adminToken").asString());
  }

  Owned closed() {
    return stated("", PollStatus.POLL_STATUS_CLOSED, 5, "poll_not_open");
  }

  /** A poll that another instance is just letting go on. */
  Owned opening() {
    return stated("", PollStatus.POLL_STATUS_CLOSED, 6, "poll_not_open");
  }

  /** A closed poll with codes whose key is destroyed. */
  Owned forgotten() {
    return stated("\"protection\":\"code\",", PollStatus.POLL_STATUS_CLOSED, 5, "poll_forgotten");
  }

  private Owned stated(String more, PollStatus status, int version, String told) {
    Owned owned = poll(more);
    Poll.Builder poll =
        Polls.newest(owned.id()).toBuilder()
            .setStatus(status)
            .setEpoch(version / 2)
            .setVersion(version)
            .addHistory(
                LifeEvent.newBuilder()
                    .setChange(LifeChange.LIFE_CHANGE_REOPENED)
                    .setRound(1)
                    .setEpoch(version / 2));
    Polls.write((told.equals("poll_forgotten") ? poll.clearBallotSecret() : poll).build());
    Awaitility.await().until(() -> ingest.client().vote(owned.id(), 0).text("code").equals(told));
    return owned;
  }

  /** {@code {"FIELD":"TEXT"}}. */
  static String json(String field, String text) {
    return "{\"" + field + "\":\"" + text + "\"}";
  }

  static Stream<String> operationsOfOwners() {
    return Stream.of(CLOSE, REOPEN, ROUNDS, CODES, ADD_WEBHOOK, WEBHOOKS, REMOVE_WEBHOOK);
  }

  private static String method(String operation) {
    return operation.substring(0, operation.indexOf(' '));
  }

  private static String path(String operation, String pollId) {
    return operation
        .substring(operation.indexOf(' ') + 1)
        .replace("{id}", pollId)
        .replace("{webhookId}", "none");
  }
}
