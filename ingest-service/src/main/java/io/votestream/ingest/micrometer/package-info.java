/** Measurements as decorators, so that what is measured does not know it. */
package io.votestream.ingest.micrometer;
