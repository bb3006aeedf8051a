package io.votestream.tally.topology;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** A processor together with the stores that are its own. */
record Stage<KI, VI, KO, VO>(
    Supplier<Processor<KI, VI, KO, VO>> processor, Set<StoreBuilder<?>> stores)
    implements ProcessorSupplier<KI, VI, KO, VO> {

  @Override
  public Processor<KI, VI, KO, VO> get() {
    return processor.get();
  }
}
