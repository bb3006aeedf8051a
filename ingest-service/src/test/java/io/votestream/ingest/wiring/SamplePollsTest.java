package io.votestream.ingest.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SamplePollsTest {

  @Test
  void threeForEachTheme() throws Exception {
    try (InputStream file = getClass().getResourceAsStream("/sample-polls.json")) {
      List<JsonNode> polls =
          StreamSupport.stream(JsonMapper.shared().readTree(file).spliterator(), false).toList();
      assertThat(polls.stream().map(poll -> poll.path("id").asString()))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 9).mapToObj(String::valueOf).toList());
      assertThat(
              polls.stream()
                  .collect(
                      Collectors.groupingBy(
                          poll -> poll.path("theme").asString(), Collectors.counting())))
          .containsOnlyKeys("OnTrend", "Moral Dilemmas", "Sports")
          .allSatisfy((theme, count) -> assertThat(count).isEqualTo(3));
      assertThat(polls).allMatch(poll -> List.of(3, 4, 5).contains(poll.path("options").size()));
    }
  }

  @Test
  void areOpenedOnceAndCountEveryPlainVote() {
    RunningIngest ingest = RunningIngest.shared();
    long before = VoteLogContent.votesOf("9").size();
    for (int i = 0; i < 2; i++) {
      assertThat(ingest.client().vote("9", 3).status()).isEqualTo(202);
    }
    assertThat(VoteLogContent.votesOf("9")).hasSize((int) before + 2);
    long markers = VoteLogContent.of("9").stream().filter(r -> r.value().hasPollOpened()).count();
    RunningIngest.start("--votestream.polls.samples=true").close();
    assertThat(VoteLogContent.of("9").stream().filter(r -> r.value().hasPollOpened()).count())
        .isEqualTo(markers)
        .isEqualTo(VoteLogContent.PARTITIONS);
  }
}
