package io.votestream.push.httpclient;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * TLS with a host whose name has an underscore. The JDK takes that for no name: it tells the server
 * none (RFC 6066, section 3), and accepts no certificate for it. So it is told here, and the
 * certificate checked by Apache's client.
 */
final class UnderscoreTls extends DefaultClientTlsStrategy {

  private final String host;

  /**
   * @param authority host, with or without a port
   */
  UnderscoreTls(String authority) {
    super(
        SSLContexts.createDefault(),
        HostnameVerificationPolicy.CLIENT,
        new DefaultHostnameVerifier());
    this.host = authority.split(":", 2)[0];
  }

  @Override
  protected void initializeSocket(SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new HostName(host)));
    socket.setSSLParameters(parameters);
  }

  private static final class HostName extends SNIServerName {

    HostName(String host) {
      super(StandardConstants.SNI_HOST_NAME, host.getBytes(US_ASCII));
    }
  }
}
