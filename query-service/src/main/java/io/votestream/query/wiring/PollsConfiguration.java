package io.votestream.query.wiring;

import io.votestream.lifecycle.StartStep;
import io.votestream.query.domain.poll.PollLookup;
import io.votestream.query.domain.poll.PollView;
import io.votestream.query.kafka.PollTopicReader;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of polls and what keeps it up to date. */
@Configuration(proxyBeanMethods = false)
class PollsConfiguration {

  private static final Logger log = LoggerFactory.getLogger(PollsConfiguration.class);

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration WITHIN = Duration.ofSeconds(60);

  @Bean
  PollView polls() {
    return new PollView();
  }

  @Bean
  PollTopicReader pollTopicReader(KafkaProperties kafka, PollView polls) {
    return new PollTopicReader(kafka.bootstrapServers(), polls);
  }

  @Bean
  PollLookup pollLookup(PollView polls, PollTopicReader reader) {
    return new PollLookup(polls, () -> reader.age().orElse(null));
  }

  /** An instance that does not know every poll would answer 404 for polls that exist. */
  @Bean
  StartStep pollsKnown(KafkaProperties kafka, PollTopicReader reader, PollView polls) {
    return new StartStep(
        StartStep.FIRST,
        () -> {
          TopicSetup.awaitCreatedOrChecked(
              kafka.bootstrapServers(),
              kafka.replicationFactor(),
              Topics.all(kafka.voteLogPartitions()),
              WITHIN);
          reader.start();
          reader.awaitCaughtUp(WITHIN);
          log.info("{} polls known", polls.size());
        });
  }
}
