/** Appending to the vote log: the port, and what it answers. */
package io.votestream.ingest.domain.votelog;
