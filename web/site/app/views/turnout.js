import { isTie } from '../tally.js';
import { t } from '../text.js';

/** How many voted, or why that is not told. */
export function turnout({ poll, tally, hidden }) {
  if (hidden) return t(`hidden.${poll.results}`);
  return tally ? t('poll.votes', { n: tally.ballots }) : t('poll.votes.unknown');
}

/** The same, and of a final result whether more than one option leads. */
export const outcome = (live) => [turnout(live), ...(isTie(live) ? [t('result.tie')] : [])].join(' · ');
