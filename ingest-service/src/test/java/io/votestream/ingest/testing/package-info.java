/** What tests read like a story with: a running service, its clients, and the log it writes. */
package io.votestream.ingest.testing;
