package io.votestream.push.domain.webhooks;

import java.util.function.Consumer;

/** Makes calls, without waiting for what comes of them. */
@FunctionalInterface
public interface Caller {

  /**
   * @param then called once, in another thread
   */
  void call(Call call, Consumer<Answer> then);
}
