package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An audience that comes through a proxy in front of the edge is not one voter. */
@ExtendWith(Stack.class)
class BehindProxyTest {

  private static final InetAddress PROXY = InetAddress.ofLiteral("127.254.0.1");
  private static final Duration A_WHILE = Duration.ofSeconds(20);

  private final Stack.Running stack;

  BehindProxyTest(Stack.Running stack) {
    this.stack = stack;
  }

  @Test
  void addressesAreVotersOfTheirOwn() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"ip\"}");
    for (String voter :
        new String[] {"203.0.113.1", "203.0.113.2", "2001:db8:0:1::1", "2001:db8:0:2::1"}) {
      assertThat(vote(poll, PROXY, "10.9.9.9, " + voter, "http").status()).isEqualTo(202);
    }
    // Neither the same again nor what somebody claims to be counts.
    vote(poll, PROXY, "203.0.113.2", "http");
    vote(poll, PROXY, "2001:db8:0:2::2", "http");
    InetAddress stranger = Poll.someone();
    vote(poll, stranger, "203.0.113.3", "http");
    vote(poll, stranger, "203.0.113.4", "http");
    poll.close();
    poll.awaitBallots(5, A_WHILE);
  }

  @Test
  void cookiesAreSecureWhereTheProxyHasTls() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"session\"}");
    assertThat(vote(poll, PROXY, "203.0.113.1", "https").header("Set-Cookie")).contains("Secure");
    assertThat(vote(poll, PROXY, "203.0.113.1", "http").header("Set-Cookie"))
        .contains("voter=")
        .doesNotContain("Secure");
    assertThat(vote(poll, Poll.someone(), "203.0.113.1", "https").header("Set-Cookie"))
        .contains("voter=")
        .doesNotContain("Secure");
  }

  private Answer vote(Poll poll, InetAddress from, String forwardedFor, String scheme)
      throws IOException {
    return stack
        .edge()
        .send(
            "POST",
            "/polls/" + poll.id() + "/vote",
            "{\"choice\":0}",
            Map.of("X-Forwarded-For", forwardedFor, "X-Forwarded-Proto", scheme),
            from);
  }
}
