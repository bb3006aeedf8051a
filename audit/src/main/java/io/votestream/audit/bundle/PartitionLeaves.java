package io.votestream.audit.bundle;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Collects the leaves of one partition: into a file, and into the tree whose root is signed. */
public final class PartitionLeaves implements AutoCloseable {

  private final MerkleTree tree = new MerkleTree();
  private final DataOutputStream out;

  /**
   * @param out {@link OutputStream#nullOutputStream()} where the root alone is wanted
   */
  public PartitionLeaves(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  /**
   * @param timestamp milliseconds since the epoch
   */
  public void add(long offset, long timestamp, byte[] value) {
    byte[] leaf = new Leaf(offset, timestamp, value).bytes();
    tree.add(leaf);
    try {
      Leaf.write(leaf, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a leaf could not be written", e);
    }
  }

  public MerkleTree tree() {
    return tree;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
