/**
 * A poll's life: created, opened, closed behind the barrier, opened again, in rounds; the directory
 * of what is known of polls, and what an owner may do.
 */
package io.votestream.ingest.domain.poll;
