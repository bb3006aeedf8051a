package io.votestream.push.domain.webhooks;

import io.votestream.schemas.v1.WebhookDelivery;
import java.util.Collection;

/** Where it is written how far every call has come, so that a restart goes on from there. */
public interface Journal {

  /**
   * @return whether all of them are written for good; if not, they may be given again
   */
  boolean append(Collection<WebhookDelivery> deliveries);

  /**
   * Drops all that was written of these calls.
   *
   * @param ids of deliveries that are settled
   * @return as {@link #append}
   */
  boolean forget(Collection<String> ids);
}
