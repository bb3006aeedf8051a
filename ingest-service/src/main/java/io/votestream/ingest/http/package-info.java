/** The write half of the public HTTP API. */
package io.votestream.ingest.http;
