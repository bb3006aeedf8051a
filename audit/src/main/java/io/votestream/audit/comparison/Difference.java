package io.votestream.audit.comparison;

/**
 * One place where a view does not say what the log says.
 *
 * @param view for example {@code postgres}
 * @param what field, position or rejection
 * @param found as the view has it
 * @param expected as the replay has it
 * @param place positions in the vote log, {@code partition:offset} separated by spaces
 */
public record Difference(
    String view, String pollId, String what, String found, String expected, String place) {}
