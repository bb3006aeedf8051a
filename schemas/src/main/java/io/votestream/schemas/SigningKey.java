package io.votestream.schemas;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 key (RFC 8032) of this deployment, derived from its {@link Secret}, so that every
 * instance signs alike and none stores a key.
 */
public final class SigningKey {

  private final byte[] seed;
  private final byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
  private final String id;

  public SigningKey(Secret secret, String purpose) {
    this.seed = secret.derive("ed25519 " + purpose);
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    this.id = idOf(publicKey);
  }

  /** First 8 hex digits of the SHA-256 of a public key. */
  public static String idOf(byte[] publicKey) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether this is the signature of the message under a 32-byte public key. */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return publicKey.length == Ed25519.PUBLIC_KEY_SIZE
        && signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
  }

  /** 64 bytes. */
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  /** 32 bytes. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  public String id() {
    return id;
  }
}
