/**
 * A tally as the pages use it, whether it came in a frame or as a results document:
 * `{version, status, final, stale, ballots, counts, asOf}`; `counts` is null while results are hidden
 * and `asOf` is in milliseconds.
 */
export const tallyOfFrame = (frame) => tally(frame, frame.counts);

export const tallyOfResults = (results) =>
  tally(results, results.options?.map((option) => option.votes ?? 0));

function tally({ version, status, final, stale, ballots, asOf }, counts) {
  return {
    version,
    status,
    final: Boolean(final),
    stale: Boolean(stale),
    ballots: ballots ?? 0,
    counts: counts ?? null,
    asOf: Date.parse(asOf),
  };
}

/**
 * `{votes, share, leading}` of each option, or null while there are no counts. Shares are parts of all
 * ballots, 0 to 1; with several choices a ballot they add up to more. Nobody leads with 0 votes.
 */
export function numbersByOption(tally) {
  if (!tally?.counts) return null;
  const lead = Math.max(...tally.counts, 1);
  return tally.counts.map((votes) => ({
    votes,
    share: tally.ballots === 0 ? 0 : votes / tally.ballots,
    leading: votes === lead,
  }));
}
