/** The rate limit that all instances share through Redis. */
package io.votestream.ingest.redis;
