import { wholePercents } from './percent.js';

/**
 * What a feed brings, whether it came in a frame or as a document: `{round, status, hidden, final}` and,
 * unless hidden, the tally `{version, stale, ballots, counts, asOf}`. `counts` has an entry per option,
 * in a rating poll one per option and level; `asOf` is in milliseconds.
 */
export const newsOfFrame = (frame) => (frame.type === 'status' ? hidden(frame) : tally(frame, frame.counts));

export const newsOfResults = (results) =>
  tally(
    results,
    results.options.flatMap(({ votes, distribution }) => distribution ?? votes),
  );

export const newsOfPoll = (poll) => hidden(poll);

const hidden = ({ round, status }) => ({ round, status, hidden: true, final: false });

const tally = ({ round, version, status, final, stale, ballots, asOf }, counts) => ({
  round,
  status,
  hidden: false,
  final,
  version,
  stale: Boolean(stale),
  ballots,
  counts,
  asOf: Date.parse(asOf),
});

/**
 * `{votes, share, percent, leading}` of each option, in a rating poll with `mean` (null where nobody rated
 * it) and `distribution` in place of the percent, or null while there is no tally. The share is what a bar
 * shows, 0 to 1: the part of the ballots that name the option (with several choices a ballot they add up to
 * more), or where the mean stands on the scale. The percent is the share in words; where a ballot names
 * one option they add up to 100. Nobody leads without a vote. In a ranked poll its `winners` lead, where known;
 * until then, while it is not final, who is the first choice of most.
 */
export function numbersByOption({ poll: { type, levels, options }, tally, winners }) {
  if (!tally) return null;
  const numbers =
    type === 'rating'
      ? options.map((_, at) => rated(tally.counts.slice(at * levels, (at + 1) * levels)))
      : named(type, tally);
  const lead = Math.max(...numbers.map(({ share }) => share));
  const leads = (share, at) => (known(winners, type, tally) ? (winners ?? []).includes(at) : share > 0 && share === lead);
  return numbers.map((each, at) => ({ ...each, leading: leads(each.share, at) }));
}

/** Whether a result is final and more than one option leads. */
export const isTie = (live) => Boolean(live.tally?.final) && numbersByOption(live).filter(({ leading }) => leading).length > 1;

/** First choices alone do not say who wins in the end. */
const known = (winners, type, { final }) => winners !== undefined || (type === 'ranked' && final);

function named(type, { counts, ballots }) {
  const share = (votes) => (ballots === 0 ? 0 : votes / ballots);
  const percents =
    type === 'multiple' ? counts.map((votes) => Math.round(100 * share(votes))) : wholePercents(counts, ballots);
  return counts.map((votes, at) => ({ votes, share: share(votes), percent: percents[at] }));
}

function rated(distribution) {
  const votes = distribution.reduce((sum, ballots) => sum + ballots, 0);
  if (votes === 0) return { votes, share: 0, mean: null, distribution };
  const mean = distribution.reduce((sum, ballots, at) => sum + ballots * (at + 1), 0) / votes;
  return { votes, share: mean / distribution.length, mean, distribution };
}
