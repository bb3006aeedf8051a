import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatMean, formatNumber, formatShare } from '../format.js';
import { numbersByOption } from '../tally.js';
import { styleVariable } from './style-variable.js';

/**
 * A result to look at, not to vote in. Of more options than `most` the leading ones are shown, in the
 * poll's own order; returns `{bars, left}` with the number of those left out.
 */
export function resultBars(live, most = live.poll.options.length) {
  const { poll } = live;
  const numbers = numbersByOption(live);
  const rows = poll.options.map((option, at) => ({ option, ...numbers?.[at] }));
  const shown = rows.length <= most ? rows : leading(rows, most);
  return {
    bars: html`<ul class="results" data-rows=${shown.length}>
      ${shown.map(row)}
    </ul>`,
    left: rows.length - shown.length,
  };
}

function leading(rows, most) {
  const best = rows.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0)).slice(0, most);
  return rows.filter((row) => best.includes(row));
}

const row = ({ option, votes, share, mean, leading }) => html`<li class="result" ?data-leading=${leading}>
  <span class="label" dir="auto">${option.text}</span>
  <span class="share">${share === undefined ? nothing : worth(share, mean)}</span>
  <span class="bar" aria-hidden="true"><span ${styleVariable('--share', share ?? 0)}></span></span>
  <span class="count">${votes === undefined ? nothing : formatNumber(votes)}</span>
</li>`;

const worth = (share, mean) => (mean === undefined ? formatShare(share) : mean === null ? '–' : formatMean(mean));
