package io.votestream.schemas;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.schemas.v1.ReceiptBody;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Signs and checks receipts. A receipt is {@code base64url(ReceiptBody) "." base64url(signature)},
 * the Ed25519 signature being over the bytes of the body. Where many are issued at once they share
 * one signature, which the receipt's way through {@link ReceiptBatch} then follows: {@code
 * base64url(signature ‖ path)}.
 */
public final class Receipts {

  private static final int DIGEST_BYTES = 16;
  private static final int SIGNATURE_BYTES = 64;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SigningKey key;

  public Receipts(Secret secret) {
    this.key = new SigningKey(secret, "receipt");
  }

  /** The key whose public half anyone may check receipts with. */
  public SigningKey key() {
    return key;
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

  /**
   * @param body without key id, which is filled in here
   */
  public String issue(ReceiptBody body) {
    byte[] bytes = body.toBuilder().setKeyId(key.id()).build().toByteArray();
    return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(key.sign(bytes));
  }

  /**
   * Receipts of votes that were taken together, at the cost of one signature.
   *
   * @param bodies as for {@link #issue}
   */
  public List<String> issueAll(List<ReceiptBody> bodies) {
    if (bodies.size() <= 1) {
      return bodies.stream().map(this::issue).toList();
    }
    List<byte[]> bytes =
        bodies.stream()
            .map(body -> body.toBuilder().setKeyId(key.id()).build().toByteArray())
            .toList();
    ReceiptBatch batch = new ReceiptBatch(bytes);
    byte[] signature = key.sign(batch.message());
    List<String> receipts = new ArrayList<>(bodies.size());
    for (int i = 0; i < bytes.size(); i++) {
      byte[] path = batch.path(i);
      byte[] proof = Arrays.copyOf(signature, signature.length + path.length);
      System.arraycopy(path, 0, proof, signature.length, path.length);
      receipts.add(ENCODER.encodeToString(bytes.get(i)) + "." + ENCODER.encodeToString(proof));
    }
    return receipts;
  }

  /** The body of a receipt that this deployment issued; empty for anything else. */
  public Optional<ReceiptBody> verify(String receipt) {
    return verify(key.publicKey(), receipt);
  }

  /** The body of a receipt that the holder of this public key issued; empty for anything else. */
  public static Optional<ReceiptBody> verify(byte[] publicKey, String written) {
    String receipt = AsWritten.token(written);
    int dot = receipt.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      byte[] body = decode(receipt.substring(0, dot));
      byte[] proof = decode(receipt.substring(dot + 1));
      byte[] signature = Arrays.copyOf(proof, Math.min(proof.length, SIGNATURE_BYTES));
      byte[] message =
          proof.length <= SIGNATURE_BYTES
              ? body
              : ReceiptBatch.message(
                  body, Arrays.copyOfRange(proof, SIGNATURE_BYTES, proof.length));
      return message != null && SigningKey.verify(publicKey, message, signature)
          ? Optional.of(ReceiptBody.parseFrom(body))
          : Optional.empty();
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A last character has bits that mean nothing; a vote has one receipt and no variants of it. */
  private static byte[] decode(String text) {
    byte[] bytes = DECODER.decode(text);
    if (!ENCODER.encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("not as it is encoded here");
    }
    return bytes;
  }
}
