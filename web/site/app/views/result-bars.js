import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatMean, formatPercent } from '../format.js';
import { numbersByOption } from '../tally.js';
import { t } from '../text.js';
import { countOfVotes } from './count-of-votes.js';
import { styleVariable } from './style-variable.js';

/**
 * A result to look at, not to vote in. Of more options than `most` the leading ones are shown, in the
 * poll's own order, and one row sums up the rest.
 */
export function resultBars(live, most = live.poll.options.length) {
  const { poll } = live;
  const numbers = numbersByOption(live);
  const rows = poll.options.map((option, at) => ({ option, ...numbers?.[at] }));
  const shown = rows.length <= most ? rows : leading(rows, most);
  return html`<ul class="results">
    ${shown.map(row)} ${shown.length < rows.length ? rest(poll, rows.filter((row) => !shown.includes(row))) : nothing}
  </ul>`;
}

function leading(rows, most) {
  const best = [...rows].sort((a, b) => (b.share ?? 0) - (a.share ?? 0)).slice(0, most);
  return rows.filter((row) => best.includes(row));
}

const row = ({ option, votes, share, percent, mean, leading }) => html`<li class="result" ?data-leading=${leading}>
  <span class="label" dir="auto">${option.text}</span>
  <span class="share">${share === undefined ? nothing : worth(percent, mean)}</span>
  <span class="bar" aria-hidden="true"><span ${styleVariable('--share', share ?? 0)}></span></span>
  <span class="count">${votes === undefined ? nothing : countOfVotes(votes)}</span>
</li>`;

const worth = (percent, mean) => (percent !== undefined ? formatPercent(percent) : mean === null ? '–' : formatMean(mean));

/** Shares add up where a ballot names one option; means do not. */
function rest({ type }, rows) {
  const sum = (part) => rows.reduce((sum, row) => sum + row[part], 0);
  const known = rows[0].votes !== undefined;
  const adds = known && type !== 'rating' && type !== 'multiple';
  return html`<li class="result rest">
    <span class="label">${t('present.more', { n: rows.length })}</span>
    <span class="share">${adds ? formatPercent(sum('percent')) : nothing}</span>
    <span class="bar" aria-hidden="true" ?data-empty=${!adds}><span ${styleVariable('--share', adds ? sum('share') : 0)}></span></span>
    <span class="count">${known && type !== 'rating' ? countOfVotes(sum('votes')) : nothing}</span>
  </li>`;
}
