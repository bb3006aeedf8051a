package io.votestream.push.domain.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a call by what it is about and for whom, so that whoever derives it again, after a restart
 * or on another instance, names it the same.
 */
final class WebhookIds {

  private static final int BYTES = 16;

  private WebhookIds() {}

  static String of(Occasion occasion, String subscriptionId) {
    String name =
        String.join(
            "\n",
            subscriptionId,
            occasion.pollId(),
            String.valueOf(occasion.round()),
            occasion.type(),
            String.valueOf(occasion.mark()));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      return "msg_" + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
