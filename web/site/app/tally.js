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
    asOf: typeof asOf === 'number' ? asOf : Date.parse(asOf),
  };
}

/** Each option's part of all ballots, 0 to 1. With several choices a ballot they add up to more than 1. */
export const shares = ({ counts, ballots }) =>
  counts.map((count) => (ballots === 0 ? 0 : count / ballots));

/** The most votes any option has, or Infinity while nobody leads because there are none. */
export const leadingCount = ({ counts }) => Math.max(...counts) || Infinity;
