package io.votestream.push.domain.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer presents in order to see numbers that not everybody may see.
 *
 * @param passes of {@link io.votestream.schemas.ResultsAccess}; any of them may be right
 * @param adminToken of the poll's owner, null for none
 */
public record Claim(List<String> passes, @Nullable String adminToken) {

  @Override
  public String toString() {
    return "Claim";
  }
}
