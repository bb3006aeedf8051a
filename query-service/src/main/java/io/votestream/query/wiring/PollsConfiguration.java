package io.votestream.query.wiring;

import io.votestream.query.domain.PollLookup;
import io.votestream.query.domain.PollView;
import io.votestream.query.kafka.PollFeed;
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
  PollFeed pollFeed(KafkaProperties kafka, PollView polls) {
    return new PollFeed(kafka.bootstrapServers(), polls);
  }

  @Bean
  PollLookup pollLookup(PollView polls, PollFeed feed) {
    return new PollLookup(polls, () -> feed.age().orElse(null));
  }

  @Bean
  PollFeedLifecycle pollFeedLifecycle(KafkaProperties kafka, PollFeed pollFeed, PollView polls) {
    return new PollFeedLifecycle(kafka, pollFeed, polls);
  }
}
