/** The log and the poll directory's feed on Kafka. */
package io.votestream.ingest.kafka;
