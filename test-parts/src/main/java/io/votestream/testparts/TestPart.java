package io.votestream.testparts;

/** A server that is running for the tests of this JVM. */
interface TestPart {

  String host();

  int port();

  void suspend();

  void resume();
}
