package io.votestream.audit.bundle;

import io.votestream.schemas.SigningKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of a bundle's files, signed.
 *
 * @param partitions of the vote log
 * @param publicKey of all signatures in the bundle
 */
record Manifest(String pollId, int partitions, byte[] publicKey, List<Entry> files) {

  private static final String FORMAT = "votestream audit bundle 1";
  private static final Pattern ENTRY = Pattern.compile("file ([0-9a-f]{64}) (\\d{1,18}) (.+)");
  private static final Pattern POLL = Pattern.compile("poll ([0-9A-Za-z~_-]{1,64})");
  private static final Pattern PARTITIONS = Pattern.compile("partitions ([1-9]\\d{0,5})");
  private static final Pattern PATH = Pattern.compile("[0-9a-z][0-9a-z.]*(/[0-9a-z][0-9a-z.]*)*");
  private static final String KEY = "key ";

  /**
   * @param path below the bundle's folder, its parts separated by {@code /}
   */
  record Entry(String sha256, long bytes, String path) {}

  /** Whether a poll of this id can be exported; all that ingest makes can. */
  static boolean canName(String pollId) {
    return POLL.matcher("poll " + pollId).matches();
  }

  String sign(SigningKey key) {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    text.append("poll ").append(pollId).append('\n');
    text.append("partitions ").append(partitions).append('\n');
    text.append(KEY).append(Base64.getEncoder().encodeToString(publicKey)).append('\n');
    for (Entry file : files) {
      text.append("file %s %d %s\n".formatted(file.sha256(), file.bytes(), file.path()));
    }
    return SignedNote.sign(text.toString(), Layout.name(key.id()), key);
  }

  /** The manifest as it says it is; whether its key can be trusted is another question. */
  static Manifest open(String note) throws InvalidBundleException {
    List<String> lines = note.lines().toList();
    if (lines.size() < 4 || !lines.getFirst().equals(FORMAT) || !lines.get(3).startsWith(KEY)) {
      throw new InvalidBundleException("is no manifest of a bundle that this program knows");
    }
    byte[] publicKey = SignedNote.decode(lines.get(3).substring(KEY.length()));
    String name = Layout.name(SigningKey.idOf(publicKey));
    lines = SignedNote.open(note, name, publicKey).lines().toList();
    List<Entry> files = new ArrayList<>();
    for (String line : lines.subList(4, lines.size())) {
      Matcher entry = match(ENTRY, line);
      match(PATH, entry.group(3));
      files.add(new Entry(entry.group(1), Long.parseLong(entry.group(2)), entry.group(3)));
    }
    return new Manifest(
        match(POLL, lines.get(1)).group(1),
        Integer.parseInt(match(PARTITIONS, lines.get(2)).group(1)),
        publicKey,
        files);
  }

  private static Matcher match(Pattern pattern, String line) throws InvalidBundleException {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw new InvalidBundleException("has a line that it must not have: " + line);
    }
    return matcher;
  }

  String keyId() {
    return SigningKey.idOf(publicKey);
  }
}
