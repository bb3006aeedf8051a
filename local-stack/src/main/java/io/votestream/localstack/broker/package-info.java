/** What runs inside the broker's JVM; nothing else here may depend on Kafka's server classes. */
package io.votestream.localstack.broker;
