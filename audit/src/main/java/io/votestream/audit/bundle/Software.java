package io.votestream.audit.bundle;

/** Which program made a bundle. */
final class Software {

  static final String NAME = "VoteStream audit " + version();

  private Software() {}

  private static String version() {
    String version = Software.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
