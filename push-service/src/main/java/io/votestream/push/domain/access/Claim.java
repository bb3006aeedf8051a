package io.votestream.push.domain.access;

import org.jspecify.annotations.Nullable;

/**
 * What a viewer presents in order to see numbers that not everybody may see.
 *
 * @param pass of {@link io.votestream.schemas.ResultsAccess}, null for none
 * @param adminToken of the poll's owner, null for none
 */
public record Claim(@Nullable String pass, @Nullable String adminToken) {

  @Override
  public String toString() {
    return "Claim";
  }
}
