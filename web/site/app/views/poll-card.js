import { html } from '/vendor/lit-html/lit-html.js';
import { leadingCount, shares } from '../tally.js';
import { t } from '../text.js';
import { ballotStatus } from './ballot-status.js';
import { liveSign } from './live-sign.js';
import { optionRow } from './option-row.js';

/** A poll in a list: question, answers with their bars, this browser's vote, how live it is. */
export function pollCard(live) {
  const { poll, tally } = live;
  const heading = `poll-${poll.id}`;
  return html`<h3 id=${heading} dir="auto">${poll.question}</h3>
    <ul class="options" aria-labelledby=${heading}>
      ${rows(live)}
    </ul>
    ${ballotStatus(live)}
    <p class="foot">
      <span class="total">${tally ? t('poll.votes', { n: tally.ballots }) : t('poll.votes.unknown')}</span>
      ${liveSign(live)}
    </p>`;
}

function rows(live) {
  const { poll, tally } = live;
  if (!tally?.counts) return poll.options.map((option) => optionRow(live, option, null));
  const portions = shares(tally);
  const lead = leadingCount(tally);
  return poll.options.map((option, at) =>
    optionRow(live, option, {
      share: portions[at],
      votes: tally.counts[at],
      leading: tally.counts[at] === lead,
    }),
  );
}
