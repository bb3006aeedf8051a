package io.votestream.bench.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * HTTP client of the public edge. Requests may leave from any address of 127.0.0.0/8, which makes
 * one process look like many voters; nothing is retried, every answer is seen.
 */
public final class Edge implements AutoCloseable {

  private static final String SOURCE = "source-address";
  private static final int CONNECTIONS = 1_000;

  private final URI base;
  private final CloseableHttpClient client;

  public Edge(URI base) {
    this.base = base;
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(2, TimeUnit.SECONDS)
                    .setSocketTimeout(10, TimeUnit.SECONDS)
                    .build())
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom().setConnectionRequestTimeout(10, TimeUnit.SECONDS).build())
            .setRoutePlanner(new PerRequestSource())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .build();
  }

  public URI base() {
    return base;
  }

  public Answer get(String path) throws IOException {
    return send("GET", path, null, Map.of(), null);
  }

  public Answer post(String path, String json) throws IOException {
    return send("POST", path, json, Map.of(), null);
  }

  /** A vote for one option, leaving from the given address. */
  public Answer vote(String pollId, int choice, String idempotencyKey, InetAddress from)
      throws IOException {
    return send(
        "POST",
        "/polls/" + pollId + "/vote",
        "{\"choice\":" + choice + "}",
        Map.of("Idempotency-Key", idempotencyKey),
        from);
  }

  /**
   * @param json the body, sent as application/json unless the headers name another type
   * @throws IOException where there was no answer
   */
  public Answer send(
      String method,
      String path,
      @Nullable String json,
      Map<String, String> headers,
      @Nullable InetAddress from)
      throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase(method, base.resolve(path));
    headers.forEach(request::setHeader);
    if (json != null) {
      String type = headers.get("Content-Type");
      request.setEntity(
          new StringEntity(
              json, type == null ? ContentType.APPLICATION_JSON : ContentType.parse(type)));
    }
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(SOURCE, from);
    return client.execute(request, context, Edge::answer);
  }

  private static Answer answer(ClassicHttpResponse response) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    try {
      String body = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
      return new Answer(response.getCode(), headers, body);
    } catch (org.apache.hc.core5.http.ParseException e) {
      throw new IOException("unreadable content type", e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The n-th of 65,000 loopback addresses that are neither 127.0.x.x nor broadcast. */
  public static InetAddress loopback(int n) {
    int host = Math.floorMod(n, 65_000);
    try {
      return InetAddress.getByAddress(
          new byte[] {127, 1, (byte) (host / 254), (byte) (host % 254 + 1)});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static final class PerRequestSource extends DefaultRoutePlanner {

    PerRequestSource() {
      super(DefaultSchemePortResolver.INSTANCE);
    }

    @Override
    protected @Nullable InetAddress determineLocalAddress(
        HttpHost firstHop, @Nullable HttpContext context) {
      return context == null ? null : (InetAddress) context.getAttribute(SOURCE);
    }
  }
}
