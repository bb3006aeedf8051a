package io.votestream.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.schemas.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes one result per line. */
final class GatewayResults implements AutoCloseable {

  private final JsonGenerator out;
  private final Counter rejected;

  GatewayResults(JsonGenerator out, Counter rejected) {
    this.out = out;
    this.rejected = rejected;
  }

  static Counter rejectedLines(MeterRegistry registry) {
    return Counter.builder("votestream.gateway.lines.rejected")
        .description("Lines of gateways that were refused")
        .register(registry);
  }

  void accepted(long line, @Nullable String id, String receipt) {
    begin(line, id, "accepted");
    out.writeStringProperty("receipt", receipt);
    end();
  }

  void rejected(long line, @Nullable String id, Refusal refusal) {
    rejected.increment();
    begin(line, id, "rejected");
    out.writeStringProperty("code", refusal.code().wireName());
    out.writeStringProperty("detail", refusal.detail());
    end();
  }

  private void begin(long line, @Nullable String id, String status) {
    out.writeStartObject();
    out.writeNumberProperty("line", line);
    if (id != null) {
      out.writeStringProperty("id", id);
    }
    out.writeStringProperty("status", status);
  }

  private void end() {
    out.writeEndObject();
    out.writeRaw('\n');
  }

  @Override
  public void close() {
    out.close();
  }
}
