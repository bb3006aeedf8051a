package io.votestream.audit.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.v1.ReceiptBody;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks up in a bundle what became of the vote that a receipt was given for. */
public final class BundleReceipts {

  private final Path bundle;

  public BundleReceipts(Path bundle) {
    this.bundle = bundle;
  }

  /**
   * Whether the record that the receipt names is among the leaves.
   *
   * @throws IOException if the bundle cannot be read
   */
  public boolean holds(ReceiptBody receipt) throws IOException, InvalidBundleException {
    Manifest manifest = Manifest.open(Files.readString(bundle.resolve(Layout.MANIFEST), UTF_8));
    Path leaves = bundle.resolve(Layout.leaves(receipt.getPartition()));
    if (!manifest.pollId().equals(receipt.getPollId()) || !Files.exists(leaves)) {
      return false;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(leaves), 1 << 16))) {
      for (Leaf leaf = Leaf.read(in); leaf != null; leaf = Leaf.read(in)) {
        if (leaf.offset() == receipt.getOffset()) {
          return ReceiptCheck.isFor(receipt, leaf.timestamp(), leaf.value());
        }
      }
    }
    return false;
  }
}
