package io.votestream.audit.bundle;

import io.votestream.schemas.Receipts;
import io.votestream.schemas.v1.ReceiptBody;
import java.util.Base64;
import java.util.Optional;

/** Checks a receipt: first its signature, then the record that it names. */
public final class ReceiptCheck {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private ReceiptCheck() {}

  /**
   * The body of a receipt that the holder of this key signed. Written otherwise than it was issued
   * (stray bits, padding) it is refused, though its signature might still fit.
   */
  public static Optional<ReceiptBody> signedBy(byte[] publicKey, String receipt) {
    return isCanonical(receipt) ? Receipts.verify(publicKey, receipt) : Optional.empty();
  }

  private static boolean isCanonical(String receipt) {
    String[] parts = receipt.split("\\.", -1);
    try {
      return parts.length == 2
          && ENCODER.encodeToString(DECODER.decode(parts[0])).equals(parts[0])
          && ENCODER.encodeToString(DECODER.decode(parts[1])).equals(parts[1]);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether this is the record that the receipt was given for. */
  public static boolean isFor(ReceiptBody receipt, long timestamp, byte[] value) {
    return receipt.getTime() == timestamp && receipt.getDigest().equals(Receipts.digest(value));
  }
}
