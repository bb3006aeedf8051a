package io.votestream.query.wiring;

import io.votestream.lifecycle.CannotStartException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param peers PEERS: {@code name=url} of the actuator health of every other service; a name may be
 *     given once per instance
 */
@ConfigurationProperties("votestream.monitor")
record MonitorProperties(List<String> peers) {

  /** In the order given. */
  Map<String, List<URI>> urlsByPeer() {
    Map<String, List<URI>> urls = new LinkedHashMap<>();
    for (String peer : peers) {
      int equals = peer.indexOf('=');
      if (equals < 1) {
        throw new CannotStartException("PEERS: %s is not of the form name=url.".formatted(peer));
      }
      urls.computeIfAbsent(peer.substring(0, equals).strip(), name -> new ArrayList<>())
          .add(url(peer.substring(equals + 1).strip()));
    }
    return urls;
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new CannotStartException("PEERS: %s is not a URL.".formatted(text));
    }
  }
}
