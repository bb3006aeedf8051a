package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.RunningIngest;
import io.votestream.testparts.OpenApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the bounds of openapi.yaml lie, there lie the service's. */
class OpenApiBoundsTest {

  private static final String BALLOT_BOX = "🗳";

  private final OpenApi api = new OpenApi(Set.of());
  private final ApiCalls calls = new ApiCalls(api, RunningIngest.shared());

  static Stream<Arguments> ofNewPolls() {
    return Stream.of(
        Arguments.of(question(1), question(0)),
        Arguments.of(question(300), question(301)),
        Arguments.of(options(2, 1), options(1, 1)),
        Arguments.of(options(50, 200), options(51, 200)),
        Arguments.of(options(3, 200), options(3, 201)),
        Arguments.of(options(3, 1), options(3, 0)),
        Arguments.of(theme(50), theme(51)),
        Arguments.of(asked("a b"), asked("a\\nb")),
        Arguments.of(asked("\u00a0a"), asked(" \u00a0\u200b")),
        Arguments.of(named("a", "b c"), named("a", "b\\u0000c")),
        Arguments.of(named("a", "\u200bb"), named("a", "\u200b")),
        Arguments.of(with("\"theme\":\" \""), with("\"theme\":\"a\\tb\"")),
        Arguments.of(with("\"choices\":{\"min\":1}"), with("\"choices\":{\"min\":0}")),
        Arguments.of(with("\"choices\":{\"max\":1}"), with("\"choices\":{\"max\":0}")),
        Arguments.of(rating(2), rating(1)),
        Arguments.of(rating(10), rating(11)));
  }

  @ParameterizedTest
  @MethodSource("ofNewPolls")
  void ofANewPoll(String inside, String outside) {
    holds(ApiCalls.CREATE, new ApiCalls.Owned("", ""), inside, outside);
  }

  static Stream<Arguments> thatNoSchemaCanSay() {
    Instant now = Instant.now();
    Instant soon = now.plusSeconds(60);
    Instant farthest = now.plus(Duration.ofDays(3_660));
    return Stream.of(
        Arguments.of(named("é", "e"), named("é", "e\u0301"), "duplicate_option"),
        Arguments.of(named("A", "a"), named("A", "\uff21"), "duplicate_option"),
        Arguments.of(time("opensAt", soon), time("opensAt", now.minusSeconds(60)), "out_of_range"),
        Arguments.of(
            time("closesAt", soon), time("closesAt", now.minusSeconds(60)), "out_of_range"),
        Arguments.of(
            time("closesAt", farthest),
            time("closesAt", farthest.plusSeconds(600)),
            "out_of_range"),
        Arguments.of(
            times(soon, soon.plusMillis(1)), times(soon.plusMillis(1), soon), "out_of_range"),
        Arguments.of(times(soon, soon.plusMillis(1)), times(soon, soon), "out_of_range"),
        Arguments.of(
            with("\"choices\":{\"max\":2}"), with("\"choices\":{\"max\":3}"), "out_of_range"),
        Arguments.of(
            with("\"choices\":{\"min\":2,\"max\":2}"),
            with("\"choices\":{\"min\":2,\"max\":1}"),
            "out_of_range"));
  }

  @ParameterizedTest
  @MethodSource("thatNoSchemaCanSay")
  void ofANewPollThatNoSchemaCanSay(String inside, String outside, String code) {
    assertThat(calls.call(ApiCalls.CREATE, "", inside).status()).as(inside).isEqualTo(201);
    assertThat(calls.call(ApiCalls.CREATE, "", outside).text("code")).as(outside).isEqualTo(code);
  }

  @Test
  void ofReasons() {
    ApiCalls.Owned open = calls.poll();
    holds(
        ApiCalls.REOPEN,
        open,
        ApiCalls.json("reason", BALLOT_BOX.repeat(200)),
        ApiCalls.json("reason", "r".repeat(201)));
    holds(
        ApiCalls.REOPEN,
        open,
        ApiCalls.json("reason", "a b"),
        ApiCalls.json("reason", "a\\u0007b"));
  }

  @Test
  void ofCodes() {
    ApiCalls.Owned poll = calls.poll("\"protection\":\"code\",");
    holds(ApiCalls.CODES, poll, "{\"count\":1}", "{\"count\":0}");
    holds(ApiCalls.CODES, poll, "{\"count\":10000}", "{\"count\":10001}");
  }

  @Test
  void ofWebhooks() {
    ApiCalls.Owned poll = calls.poll();
    holds(ApiCalls.ADD_WEBHOOK, poll, url(2_000), url(2_001));
    holds(ApiCalls.ADD_WEBHOOK, poll, milestones(1, 20), milestones(1, 21));
    holds(ApiCalls.ADD_WEBHOOK, poll, milestones(1, 1), milestones(0, 1));
    String twice = milestones(1, 20).replace("[1,", "[1,1,");
    holds(ApiCalls.ADD_WEBHOOK, poll, milestones(1, 20), twice);
    long most = 1_000_000_000_000L;
    holds(ApiCalls.ADD_WEBHOOK, poll, milestones(most, 1), milestones(most + 1, 1));
  }

  private void holds(String operation, ApiCalls.Owned poll, String inside, String outside) {
    assertThat(calls.call(operation, poll, inside).status()).as(inside).isBetween(200, 201);
    assertThat(calls.call(operation, poll, outside).status()).as(outside).isEqualTo(422);
    assertThat(api.allows(operation, outside)).as(outside).isFalse();
  }

  private static String poll(String question, Stream<String> options, String more) {
    return "{\"question\":\"%s\",\"options\":[%s]%s}"
        .formatted(
            question,
            options.map(text -> ApiCalls.json("text", text)).collect(Collectors.joining(",")),
            more);
  }

  private static String with(String more) {
    return poll("q", Stream.of("a", "b"), "," + more);
  }

  private static String question(int length) {
    return asked(BALLOT_BOX.repeat(length));
  }

  private static String asked(String question) {
    return poll(question, Stream.of("a", "b"), "");
  }

  private static String named(String first, String second) {
    return poll("q", Stream.of(first, second), "");
  }

  /** Different ones, of one length as far as that goes. */
  private static String options(int count, int length) {
    return poll(
        "q",
        IntStream.range(0, count).mapToObj(i -> Character.toString('가' + i).repeat(length)),
        "");
  }

  private static String theme(int length) {
    return with("\"theme\":\"" + BALLOT_BOX.repeat(length) + "\"");
  }

  private static String rating(int levels) {
    return with("\"type\":\"rating\",\"levels\":" + levels);
  }

  private static String time(String field, Instant time) {
    return with("\"" + field + "\":\"" + time + "\"");
  }

  private static String times(Instant opensAt, Instant closesAt) {
    return with("\"opensAt\":\"" + opensAt + "\",\"closesAt\":\"" + closesAt + "\"");
  }

  private static String url(int length) {
    String beginning = "https://93.184.216.34/";
    return ApiCalls.json("url", beginning + "x".repeat(length - beginning.length()));
  }

  private static String milestones(long first, int count) {
    return "{\"url\":\"https://93.184.216.34/\",\"milestones\":["
        + LongStream.range(first, first + count)
            .mapToObj(Long::toString)
            .collect(Collectors.joining(","))
        + "]}";
  }
}
