package io.votestream.audit.bundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * A Merkle tree that only grows, with the hashes of RFC 9162 §2.1.1 over SHA-256. It keeps the
 * roots of its complete subtrees alone: as many as its size has one bits.
 */
public final class MerkleTree {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest;

  /** Roots of complete subtrees, the largest first. */
  private final Deque<byte[]> subtrees = new ArrayDeque<>();

  private long size;

  public MerkleTree() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public void add(byte[] leaf) {
    digest.update(LEAF);
    byte[] hash = digest.digest(leaf);
    for (long pairs = size; (pairs & 1) == 1; pairs >>>= 1) {
      hash = node(subtrees.removeLast(), hash);
    }
    subtrees.addLast(hash);
    size++;
  }

  public long size() {
    return size;
  }

  /** 32 bytes; of the empty tree the hash of nothing. */
  public byte[] root() {
    if (subtrees.isEmpty()) {
      return digest.digest();
    }
    Iterator<byte[]> fromSmallest = subtrees.descendingIterator();
    byte[] root = fromSmallest.next();
    while (fromSmallest.hasNext()) {
      root = node(fromSmallest.next(), root);
    }
    return root;
  }

  private byte[] node(byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }
}
