/**
 * Single votes: who the voter is, which slot is theirs, whether the ballot may be cast; appended
 * and receipted once.
 */
package io.votestream.ingest.domain.vote;
