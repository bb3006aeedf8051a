package io.votestream.schemas;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.schemas.v1.ReceiptBody;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs and checks receipts. A receipt is {@code base64url(ReceiptBody) "." base64url(signature)},
 * opaque to voters.
 */
public final class Receipts {

  private static final int SIGNATURE_BYTES = 16;
  private static final int DIGEST_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final byte[] key;

  public Receipts(Secret secret) {
    this.key = secret.derive("receipt");
  }

  /** The digest that a receipt carries of a record's value. */
  public static ByteString digest(byte[] recordValue) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(recordValue);
      return ByteString.copyFrom(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public String issue(ReceiptBody body) {
    String encoded = ENCODER.encodeToString(body.toByteArray());
    return encoded + "." + sign(encoded);
  }

  /** The body of a receipt that this deployment issued; empty for anything else. */
  public Optional<ReceiptBody> verify(String receipt) {
    int dot = receipt.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String encoded = receipt.substring(0, dot);
    byte[] claimed = receipt.substring(dot + 1).getBytes(US_ASCII);
    if (!MessageDigest.isEqual(sign(encoded).getBytes(US_ASCII), claimed)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReceiptBody.parseFrom(DECODER.decode(encoded)));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String sign(String encoded) {
    byte[] mac = Secret.hmac(key, encoded.getBytes(US_ASCII));
    return ENCODER.encodeToString(java.util.Arrays.copyOf(mac, SIGNATURE_BYTES));
  }
}
