package io.votestream.push.domain.feed;

import io.votestream.push.domain.poll.Standing;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.push.domain.transport.Frame;
import io.votestream.push.domain.transport.FrameText;
import io.votestream.push.domain.transport.Transport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  Frame tally(long sequence, Standing standing) {
    long begun = System.nanoTime();
    String id = standing.version() + "-" + standing.definition().version();
    Frame frame = encode(sequence, id, text.tally(standing));
    metrics.encoded(System.nanoTime() - begun);
    return frame;
  }

  Frame status(long sequence, Standing standing) {
    return encode(sequence, null, text.status(standing.definition()));
  }

  private Frame encode(long sequence, @Nullable String id, byte[] said) {
    Map<Transport, byte[]> bytes = new EnumMap<>(Transport.class);
    for (Dialect dialect : dialects) {
      bytes.put(dialect.transport(), dialect.frame(id, said));
    }
    return new Frame(sequence, id, bytes);
  }
}
