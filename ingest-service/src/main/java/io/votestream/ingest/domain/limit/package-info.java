/** How often somebody may ask: a sliding window, shared or not, behind one port. */
package io.votestream.ingest.domain.limit;
