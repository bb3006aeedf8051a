package io.votestream.audit.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.audit.fold.LogFold;
import io.votestream.audit.fold.PartitionFold;
import io.votestream.audit.fold.WhatIf;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteLogRecord;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Folds the leaves of a bundle and holds each root against the leaves under it. */
final class BundleFold implements AutoCloseable {

  private final Path bundle;
  private final Manifest manifest;
  private final List<String> problems;
  private final List<StringBuilder> rejections = new ArrayList<>();
  private final SortedMap<Integer, MerkleTree> trees = new TreeMap<>();
  private final LogFold fold;

  BundleFold(Path bundle, Manifest manifest, List<String> problems) {
    this.bundle = bundle;
    this.manifest = manifest;
    this.problems = problems;
    this.fold =
        new LogFold(IntStream.range(0, manifest.partitions()).mapToObj(this::partition).toList());
  }

  private PartitionFold partition(int partition) {
    StringBuilder lines = new StringBuilder();
    rejections.add(lines);
    return new PartitionFold(
        partition,
        manifest.partitions(),
        manifest.pollId(),
        WhatIf.AS_IT_IS,
        (poll, vote) -> lines.append(RejectionLine.of(partition, vote)));
  }

  void run() throws IOException {
    keepPositions();
    for (int p = 0; p < manifest.partitions(); p++) {
      SortedMap<Long, Path> roots = roots(p);
      if (Files.exists(bundle.resolve(Layout.leaves(p))) || !roots.isEmpty()) {
        MerkleTree tree = new MerkleTree();
        trees.put(p, tree);
        try {
          fold(p, tree, roots);
        } catch (InvalidBundleException | IOException e) {
          problems.add(Layout.leaves(p) + " " + e.getMessage());
        } catch (IllegalStateException e) {
          problems.add(Layout.leaves(p) + " cannot be counted: " + e.getMessage());
        }
        checkRoots(p, tree, roots);
      }
    }
  }

  /** The states that published snapshots will be compared with. */
  private void keepPositions() {
    try {
      String json = Files.readString(bundle.resolve(Layout.SNAPSHOTS), UTF_8);
      PublishedSnapshot.list(json)
          .forEach(snapshot -> fold.keep(manifest.pollId(), snapshot.positions()));
    } catch (IOException | JacksonException e) {
      // Said where the snapshots are compared.
      return;
    }
  }

  private SortedMap<Long, Path> roots(int partition) throws IOException {
    SortedMap<Long, Path> roots = new TreeMap<>();
    Path folder = bundle.resolve(Layout.ROOTS).resolve(String.valueOf(partition));
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String size = file.getFileName().toString();
          if (size.matches("[1-9]\\d{0,17}")) {
            roots.put(Long.valueOf(size), file);
          } else {
            problems.add(bundle.relativize(file) + " is named after no number of leaves");
          }
        }
      }
    }
    return roots;
  }

  private void fold(int partition, MerkleTree tree, SortedMap<Long, Path> roots)
      throws IOException, InvalidBundleException {
    Path file = bundle.resolve(Layout.leaves(partition));
    long before = -1;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      for (Leaf leaf = Leaf.read(in); leaf != null; leaf = Leaf.read(in)) {
        if (leaf.offset() <= before) {
          throw new InvalidBundleException("has offset " + leaf.offset() + " after " + before);
        }
        before = leaf.offset();
        PartitionFold folding = fold.partition(partition);
        folding.fold(leaf.offset(), leaf.timestamp(), key(leaf), leaf.value());
        if (!folding.deadLetters().isEmpty()) {
          throw new InvalidBundleException("has no event at offset " + leaf.offset());
        }
        tree.add(leaf.bytes());
        Path root = roots.get(tree.size());
        if (root != null) {
          checkRoot(partition, tree, root);
        }
      }
    }
  }

  /** The key that the record had: it is not in the leaf, for it follows from the value. */
  private byte[] key(Leaf leaf) throws InvalidBundleException {
    VoteLogRecord record;
    try {
      record = VoteLogRecord.parseFrom(leaf.value());
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidBundleException("has no record at offset " + leaf.offset(), e);
    }
    String poll =
        switch (record.getEventCase()) {
          case VOTE_CAST -> record.getVoteCast().getPollId();
          case POLL_OPENED -> record.getPollOpened().getPollId();
          case POLL_CLOSED -> record.getPollClosed().getPollId();
          case EVENT_NOT_SET -> "";
        };
    if (!poll.equals(manifest.pollId())) {
      throw new InvalidBundleException("has an event of another poll at offset " + leaf.offset());
    }
    return record.hasVoteCast()
        ? VoteLogKey.ofVote(poll, record.getVoteCast().getBallotKey())
        : VoteLogKey.ofMarker(poll);
  }

  private void checkRoot(int partition, MerkleTree tree, Path file) throws IOException {
    String name = bundle.relativize(file).toString();
    try {
      String origin = Layout.origin(manifest.keyId(), manifest.pollId(), partition);
      Checkpoint said =
          Checkpoint.open(Files.readString(file, UTF_8), origin, manifest.publicKey());
      if (!said.equals(new Checkpoint(origin, tree.size(), tree.root()))) {
        problems.add(name + " is not the root of the first " + tree.size() + " leaves");
      }
    } catch (InvalidBundleException e) {
      problems.add(name + " " + e.getMessage());
    } catch (CharacterCodingException e) {
      problems.add(name + " is not UTF-8");
    }
  }

  private void checkRoots(int partition, MerkleTree tree, SortedMap<Long, Path> roots) {
    roots
        .tailMap(tree.size() + 1)
        .values()
        .forEach(
            file ->
                problems.add(
                    "%s is over more leaves than the %d in %s"
                        .formatted(
                            bundle.relativize(file), tree.size(), Layout.leaves(partition))));
    if (!roots.containsKey(tree.size())) {
      problems.add("no root is over all %d of %s".formatted(tree.size(), Layout.leaves(partition)));
    }
  }

  LogFold fold() {
    return fold;
  }

  /** In the form of {@code rejections.jsonl}. */
  String rejections() {
    return String.join("", rejections);
  }

  SortedMap<Integer, MerkleTree> trees() {
    return trees;
  }

  /** Of the newest opening. */
  PollRules rules() throws InvalidBundleException {
    return fold.rules(manifest.pollId())
        .orElseThrow(() -> new InvalidBundleException("is of a poll that was never opened"));
  }

  @Override
  public void close() {
    fold.close();
  }
}
