package io.votestream.audit.bundle;

import io.votestream.audit.fold.Recount;
import io.votestream.audit.report.PollReport;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The statement that a final result is what the log says; its JSON form, byte for byte, is what is
 * signed.
 *
 * @param rulesDigest SHA-256 of the rules as they stand in the newest opening marker, hexadecimal
 * @param key public, base64
 */
public record Certificate(
    String format,
    Poll poll,
    Rules rules,
    String rulesDigest,
    PollReport result,
    List<Root> roots,
    String software,
    String key,
    Instant issuedAt) {

  private static final String FORMAT = "votestream certificate 1";

  /** The words that voters saw. Nothing is counted by them. */
  public record Poll(String question, List<String> options) {}

  /**
   * @param kind choice, rating or ranked
   * @param levels highest rating, 0 unless the kind is rating
   * @param closesAt null where no time was set
   */
  public record Rules(
      String kind,
      int options,
      int levels,
      int minChoices,
      int maxChoices,
      String revote,
      @Nullable Instant closesAt) {

    private static Rules of(PollRules rules) {
      return new Rules(
          rules.getKind().name().substring("BALLOT_KIND_".length()).toLowerCase(Locale.ROOT),
          rules.getOptions(),
          rules.getLevels(),
          rules.getMinChoices(),
          rules.getMaxChoices(),
          rules.getRevote() == Revote.REVOTE_REPLACE ? "replace" : "no",
          rules.getClosesAt() == 0 ? null : Instant.ofEpochMilli(rules.getClosesAt()));
    }
  }

  /**
   * @param root of the tree over so many leaves, base64
   */
  public record Root(int partition, long leaves, String root) {}

  static Certificate of(
      Poll poll,
      PollRules rules,
      Recount recount,
      SortedMap<Integer, MerkleTree> trees,
      byte[] publicKey,
      Instant issuedAt) {
    return new Certificate(
        FORMAT,
        poll,
        Rules.of(rules),
        digest(rules.toByteArray()),
        PollReport.of(recount),
        trees.entrySet().stream().map(Certificate::root).toList(),
        Software.NAME,
        Base64.getEncoder().encodeToString(publicKey),
        issuedAt);
  }

  private static Root root(Map.Entry<Integer, MerkleTree> tree) {
    return new Root(
        tree.getKey(),
        tree.getValue().size(),
        Base64.getEncoder().encodeToString(tree.getValue().root()));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
