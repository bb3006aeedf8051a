package io.votestream.ingest.http;

/** Body of a 202. */
record VoteAnswer(String status, String receipt) {

  static VoteAnswer accepted(String receipt) {
    return new VoteAnswer("accepted", receipt);
  }
}
