package io.votestream.push.httpclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.push.domain.webhooks.Call;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

/** How a host is named to the server that is called. */
class HttpCallerTest {

  private static final int MUCH = 4_096;

  @Test
  void aHostWithAnUnderscoreIsNamedAsAnyOther() throws Exception {
    for (String host : new String[] {"my_hook.hooks.invalid", "xn--bcher-kva.invalid"}) {
      assertThat(firstBytes("https", host)).as("server name of the TLS handshake").contains(host);
      assertThat(firstBytes("http", host))
          .startsWith("POST /gr%C3%BCn?a=%20 HTTP/1.1\r\n")
          .contains("Host: " + host + ":");
    }
  }

  /** What the server reads first, of which it answers nothing. */
  private static String firstBytes(String scheme, String host) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpCaller caller = new HttpCaller(true, new Loopback())) {
      String url = "%s://%s:%d/gr%%C3%%BCn?a=%%20".formatted(scheme, host, server.getLocalPort());
      caller.call(new Call("poll", "w", url, Map.of(), new byte[0]), answer -> {});
      try (Socket socket = server.accept()) {
        socket.setSoTimeout(5_000);
        InputStream in = socket.getInputStream();
        byte[] first = new byte[MUCH];
        return new String(first, 0, in.read(first), ISO_8859_1);
      }
    }
  }

  /** No name server knows the names of this test. */
  private static final class Loopback implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) {
      return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
