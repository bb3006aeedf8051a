package io.votestream.push.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes frames: the text once, and around it what each transport needs. */
public final class FrameEncoder {

  private final FrameText text;
  private final List<Dialect> dialects;
  private final FeedMetrics metrics;

  public FrameEncoder(FrameText text, List<Dialect> dialects, FeedMetrics metrics) {
    this.text = text;
    this.dialects = dialects;
    this.metrics = metrics;
  }

  Frame encode(long sequence, Standing standing) {
    long begun = System.nanoTime();
    String id = standing.version() + "-" + standing.pollVersion();
    byte[] said = text.tally(standing);
    Map<Transport, byte[]> bytes = new EnumMap<>(Transport.class);
    for (Dialect dialect : dialects) {
      bytes.put(dialect.transport(), dialect.frame(id, said));
    }
    metrics.encoded(System.nanoTime() - begun);
    return new Frame(sequence, id, standing, bytes);
  }
}
