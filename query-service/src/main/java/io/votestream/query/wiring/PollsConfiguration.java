package io.votestream.query.wiring;

import io.votestream.query.domain.PollLookup;
import io.votestream.query.domain.PollView;
import io.votestream.query.kafka.PollTopicReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of polls and what keeps it up to date. */
@Configuration(proxyBeanMethods = false)
class PollsConfiguration {

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

  @Bean
  PollTopicLifecycle pollTopicLifecycle(
      KafkaProperties kafka, PollTopicReader pollTopicReader, PollView polls) {
    return new PollTopicLifecycle(kafka, pollTopicReader, polls);
  }
}
