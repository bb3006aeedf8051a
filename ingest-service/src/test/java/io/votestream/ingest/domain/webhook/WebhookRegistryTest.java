package io.votestream.ingest.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.poll.PollLocks;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.WebhookEvent;
import io.votestream.schemas.v1.Webhooks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookRegistryTest {

  private static final WebhookDraft DRAFT =
      new WebhookDraft(
          "https://8.8.8.8/", List.of(WebhookEvent.WEBHOOK_EVENT_POLL_FINAL), List.of());

  private final WebhookDirectory directory = new WebhookDirectory();
  private final List<Webhooks> written = new ArrayList<>();
  private @Nullable Duration age = Duration.ZERO;

  private final WebhookRegistry registry =
      new WebhookRegistry(
          directory,
          () -> age,
          (webhooks, within) -> {
            written.add(webhooks);
            directory.accept(webhooks);
          },
          new PollLocks(),
          new CallbackAddress(false),
          InstantSource.system());

  @Test
  void nothingIsChangedFromWhatMayBeOld() {
    String id = registry.add("p", DRAFT).getId();
    for (Duration old : new Duration[] {null, AcceptanceWindow.LEASE.plusMillis(1)}) {
      age = old;
      unavailable(() -> registry.add("p", DRAFT));
      unavailable(() -> registry.remove("p", id));
    }
    assertThat(written).hasSize(1);

    age = AcceptanceWindow.LEASE;
    registry.remove("p", id);
    assertThat(registry.list("p")).isEmpty();
  }

  private static void unavailable(ThrowingCallable change) {
    assertThat(catchThrowableOfType(Refusal.class, change).code())
        .isEqualTo(ErrorCode.LOG_UNAVAILABLE);
  }
}
