/** The rate limit of this instance alone. */
package io.votestream.ingest.caffeine;
