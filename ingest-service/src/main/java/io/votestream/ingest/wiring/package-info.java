/** Puts the parts together: configuration, start, stop, health, metrics. */
package io.votestream.ingest.wiring;
