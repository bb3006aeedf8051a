package io.votestream.push.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.push.domain.webhooks.Answer;
import io.votestream.push.domain.webhooks.Call;
import io.votestream.push.domain.webhooks.Caller;
import java.util.function.Consumer;

/** Counts what comes of calls. */
public final class MeteredCaller implements Caller {

  private final Caller caller;
  private final MeterRegistry registry;

  public MeteredCaller(Caller caller, MeterRegistry registry) {
    this.caller = caller;
    this.registry = registry;
    for (Answer.Outcome outcome : Answer.Outcome.values()) {
      counter(outcome);
    }
  }

  @Override
  public void call(Call call, Consumer<Answer> then) {
    caller.call(
        call,
        answer -> {
          counter(answer.outcome()).increment();
          then.accept(answer);
        });
  }

  private Counter counter(Answer.Outcome outcome) {
    return Counter.builder("votestream.webhooks.calls")
        .description("Calls to subscribers")
        .tag("outcome", outcome.wireName())
        .register(registry);
  }
}
