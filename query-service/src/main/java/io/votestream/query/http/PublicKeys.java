package io.votestream.query.http;

import io.votestream.schemas.SigningKey;
import java.util.Base64;
import java.util.List;

/**
 * The public halves of the deployment's signing keys, as JSON Web Keys (RFC 8037).
 *
 * @param keys one per purpose
 */
public record PublicKeys(List<Key> keys) {

  /** Signs receipts. */
  public static final String RECEIPT = "receipt";

  /** Signs the roots of the vote log in audit's bundles. */
  public static final String LOG_ROOT = "log-root";

  /**
   * @param kid key id, see {@link SigningKey#idOf}
   * @param x 32 bytes, base64url
   */
  record Key(String kid, String kty, String crv, String use, String purpose, String x) {}

  public static PublicKeys of(SigningKey receipt, SigningKey logRoot) {
    return new PublicKeys(List.of(key(receipt, RECEIPT), key(logRoot, LOG_ROOT)));
  }

  private static Key key(SigningKey key, String purpose) {
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey());
    return new Key(key.id(), "OKP", "Ed25519", "sig", purpose, x);
  }
}
