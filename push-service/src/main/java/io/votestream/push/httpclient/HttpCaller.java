package io.votestream.push.httpclient;

import io.votestream.push.domain.webhooks.Answer;
import io.votestream.push.domain.webhooks.Call;
import io.votestream.push.domain.webhooks.Caller;
import io.votestream.push.domain.webhooks.Deliveries;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts a call's body. No redirect is followed, no proxy, cookie or credential used, no connection
 * kept, and the answer's body is not read. Without leave for private addresses only https is
 * spoken.
 *
 * <p>On threads of its own, not on virtual ones: resolving a name blocks the thread below those,
 * and there are only as many as processors.
 */
public final class HttpCaller implements Caller, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpCaller.class);
  private static final int CONNECT_SECONDS = 3;

  /** For everything but resolving the name, whose time the system's resolver bounds. */
  private static final int WHOLE_SECONDS = 10;

  private static final int KEPT_THREADS_SECONDS = 30;

  private final boolean allowPrivate;
  private final DnsResolver addresses;
  private final TlsSocketStrategy tls = DefaultClientTlsStrategy.createDefault();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          Deliveries.CALLS,
          Deliveries.CALLS,
          KEPT_THREADS_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().name("webhook-", 1).daemon().factory());
  private final ScheduledExecutorService patience =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhook-patience").daemon().factory());

  /**
   * @param allowPrivate whether http, and addresses that are not public, may be called
   */
  public HttpCaller(boolean allowPrivate) {
    this(allowPrivate, allowPrivate ? SystemDefaultDnsResolver.INSTANCE : new CheckedAddresses());
  }

  HttpCaller(boolean allowPrivate, DnsResolver addresses) {
    this.allowPrivate = allowPrivate;
    this.addresses = addresses;
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void call(Call call, Consumer<Answer> then) {
    threads.execute(() -> then.accept(answer(call)));
  }

  private Answer answer(Call call) {
    try {
      URI uri = URI.create(call.url());
      if (!allowPrivate && !URIScheme.HTTPS.same(uri.getScheme())) {
        return failed(call, Answer.NOT_ALLOWED, "only https is called");
      }
      return post(uri, call);
    } catch (CheckedAddresses.NotAllowed e) {
      return failed(call, Answer.NOT_ALLOWED, "its address is not public");
    } catch (IOException | RuntimeException e) {
      return failed(call, Answer.FAILED, e.getClass().getSimpleName());
    }
  }

  private static Answer answer(Call call, ClassicHttpResponse response) {
    int status = response.getCode();
    if (status / 100 == 2) {
      return Answer.DELIVERED;
    }
    Answer answer =
        switch (status) {
          case HttpStatus.SC_GONE -> Answer.GONE;
          case HttpStatus.SC_TOO_MANY_REQUESTS, HttpStatus.SC_SERVICE_UNAVAILABLE ->
              Answer.failedUntil(RetryAfter.moment(retryAfter(response), Instant.now()));
          default -> Answer.FAILED;
        };
    return failed(call, answer, "status " + status);
  }

  private static @Nullable String retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return header == null ? null : header.getValue();
  }

  private Answer post(URI uri, Call call) throws IOException {
    HttpPost request = new HttpPost(uri);
    call.headers().forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(call.body(), ContentType.APPLICATION_JSON));
    CloseableHttpClient client = client(uri.getRawAuthority());
    Future<?> end =
        patience.schedule(
            () -> {
              request.cancel();
              client.close(CloseMode.IMMEDIATE);
            },
            WHOLE_SECONDS,
            TimeUnit.SECONDS);
    try {
      return answer(call, client.executeOpen(null, request, null));
    } finally {
      end.cancel(false);
      // Not gracefully, which would read the rest of an answer that may have no end.
      client.close(CloseMode.IMMEDIATE);
    }
  }

  /**
   * One for each call: what is kept between calls would be kept for every receiver there ever was.
   */
  private CloseableHttpClient client(String authority) {
    TlsSocketStrategy tls = authority.contains("_") ? new UnderscoreTls(authority) : this.tls;
    BasicHttpClientConnectionManager connection =
        BasicHttpClientConnectionManager.create(
            null,
            addresses,
            RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build(),
            null);
    connection.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .setSocketTimeout(WHOLE_SECONDS, TimeUnit.SECONDS)
            .build());
    return HttpClients.custom()
        .setConnectionManager(connection)
        .setUserAgent("VoteStream-Webhooks/1")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static Answer failed(Call call, Answer answer, String reason) {
    // Not the address: it may hold a secret of the receiver's.
    log.info("Webhook {} of poll {}: {}", call.subscriptionId(), call.pollId(), reason);
    return answer;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    patience.shutdownNow();
  }
}
