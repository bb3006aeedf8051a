/** Votes that partners vouch for: who they are, how many a minute, appended without waiting. */
package io.votestream.ingest.domain.gateway;
