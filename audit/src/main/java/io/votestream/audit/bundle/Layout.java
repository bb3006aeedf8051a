package io.votestream.audit.bundle;

/** Where things are in a bundle, and the names that keys sign under. */
final class Layout {

  static final String MANIFEST = "MANIFEST";
  static final String POLL = "poll.json";
  static final String RESULT = "result.json";
  static final String REJECTIONS = "rejections.jsonl";
  static final String SNAPSHOTS = "snapshots.json";
  static final String REPORT = "report.json";
  static final String CERTIFICATE = "certificate.json";
  static final String CERTIFICATE_SIGNATURE = "certificate.sig";
  static final String CERTIFICATE_PAGE = "certificate.html";
  static final String LEAVES = "leaves";
  static final String ROOTS = "roots";

  private Layout() {}

  static String leaves(int partition) {
    return LEAVES + "/" + partition;
  }

  /** One file per root that was ever signed, by the number of leaves under it. */
  static String root(int partition, long size) {
    return ROOTS + "/" + partition + "/" + size;
  }

  /** The deployment's name in signatures. */
  static String name(String keyId) {
    return "votestream/" + keyId;
  }

  /** A tree's unique name. */
  static String origin(String keyId, String pollId, int partition) {
    return name(keyId) + "/poll/" + pollId + "/partition/" + partition;
  }
}
