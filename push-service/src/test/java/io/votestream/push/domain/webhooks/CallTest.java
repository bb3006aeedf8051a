package io.votestream.push.domain.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookDelivery;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTest {

  /** The example that the reference libraries of Standard Webhooks test themselves with. */
  @Test
  void theSignatureIsThatOfStandardWebhooks() {
    Webhook subscription =
        Webhook.newBuilder()
            .setSecret(
                ByteString.copyFrom(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
            .build();
    WebhookDelivery delivery =
        WebhookDelivery.newBuilder()
            .setId("msg_p5jXN8AQM9LWM0D4loKWxJek")
            .setBody(ByteString.copyFromUtf8("{\"test\": 2432232314}"))
            .build();

    Call call = Call.of(subscription, delivery, 1_614_265_330_999L);

    assertThat(call.headers())
        .containsOnly(
            Map.entry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            Map.entry("webhook-timestamp", "1614265330"),
            Map.entry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    assertThat(new String(call.body(), UTF_8)).isEqualTo("{\"test\": 2432232314}");
  }
}
