import { t } from '../text.js';

/** How many voted, or why that is not told. */
export function turnout({ poll, tally, hidden }) {
  if (hidden) return t(`hidden.${poll.results}`);
  return tally ? t('poll.votes', { n: tally.ballots }) : t('poll.votes.unknown');
}
