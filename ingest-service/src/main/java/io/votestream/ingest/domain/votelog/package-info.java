/** Appending to the vote log: the port, what it answers, and the bound on votes under way. */
package io.votestream.ingest.domain.votelog;
