package io.votestream.ingest.domain.poll;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was asked for under the newest Idempotency-Keys of creations, whatever came of it. It tells
 * a client of its mistake; no poll depends on it, as another body is another poll ({@link
 * CreationNames}).
 */
final class CreationMemory {

  /** Some 5 MB when full. */
  static final int BOUND = 20_000;

  private static final byte[] DIGEST_KEY = {0};

  private final Map<Scope, ByteString> bodies =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope, ByteString> eldest) {
          return size() > BOUND;
        }
      };

  private record Scope(String creator, String idempotencyKey) {}

  /**
   * @throws Refusal IDEMPOTENCY_KEY_REUSED if the key is known with another body
   */
  synchronized void requireSameBody(CreationKey creation) {
    ByteString digest = ByteString.copyFrom(Secret.hmac(DIGEST_KEY, creation.body().toByteArray()));
    ByteString known =
        bodies.putIfAbsent(new Scope(creation.creator(), creation.idempotencyKey()), digest);
    if (known != null && !known.equals(digest)) {
      throw Refusals.idempotencyKeyReused();
    }
  }
}
