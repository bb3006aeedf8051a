package io.votestream.push.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.problem.ProblemAdvice;
import io.votestream.problem.ProblemValve;
import io.votestream.push.domain.feed.Audience;
import io.votestream.push.domain.feed.Feeds;
import io.votestream.push.http.StreamController;
import io.votestream.push.kafka.TopicReaders;
import io.votestream.push.sse.SseDialect;
import io.votestream.push.websocket.WebSocketDialect;
import java.util.List;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The public port. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  /** Requests that are refused take connections, too. */
  private static final int CONNECTIONS_BESIDE_VIEWERS = 500;

  /** When an instance goes, its viewers come to the others within seconds. */
  private static final int BACKLOG = 4_096;

  /** Room for the frame of a poll with 50 options, so that it is written by one system call. */
  private static final int WRITE_BUFFER_BYTES = 1_024;

  /** Viewers send next to nothing once they are connected. */
  private static final int READ_BUFFER_BYTES = 512;

  /**
   * Of the kernel, for each viewer. Its own default would let a viewer fall minutes behind before a
   * write tells, and hold up to megabytes for it.
   */
  private static final int SEND_BUFFER_BYTES = 16_384;

  @Bean
  StreamController streamController(
      Feeds feeds,
      TopicReaders readers,
      Audience audience,
      WebSocketDialect webSocket,
      SseDialect sse) {
    return new StreamController(
        feeds,
        () -> readers.ageOfPolls().orElse(null),
        audience,
        List.of(new WebSocketEntrance(audience, webSocket), new SseEntrance(audience, sse)));
  }

  @Bean
  ProblemAdvice problemAdvice(MeterRegistry registry) {
    return new ProblemAdvice(registry, "votestream.streams.refused", "Streams that were refused");
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(ViewersProperties viewers) {
    return factory -> {
      factory.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
              protocol.setMaxConnections(viewers.max() + CONNECTIONS_BESIDE_VIEWERS);
              protocol.setAcceptCount(BACKLOG);
              protocol.setProperty("socket.appWriteBufSize", String.valueOf(WRITE_BUFFER_BYTES));
              protocol.setProperty("socket.appReadBufSize", String.valueOf(READ_BUFFER_BYTES));
              protocol.setProperty("socket.txBufSize", String.valueOf(SEND_BUFFER_BYTES));
            }
          });
      factory.addContextCustomizers(ProblemValve::install);
    };
  }
}
