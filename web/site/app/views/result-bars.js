import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatNumber, formatShare } from '../format.js';
import { numbersByOption } from '../tally.js';
import { styleVariable } from './style-variable.js';

/**
 * A result to look at, not to vote in. Of more options than `most` the leading ones are shown, in the
 * poll's own order; returns `{bars, left}` with the number of those left out.
 */
export function resultBars({ poll, tally }, most) {
  const numbers = numbersByOption(tally);
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
  const best = rows.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0)).slice(0, most);
  return rows.filter((row) => best.includes(row));
}

const row = ({ option, votes, share, leading }) => html`<li class="result" ?data-leading=${leading}>
  <span class="label" dir="auto">${option.text}</span>
  <span class="share">${share === undefined ? nothing : formatShare(share)}</span>
  <span class="bar" aria-hidden="true"><span ${styleVariable('--share', share ?? 0)}></span></span>
  <span class="count">${votes === undefined ? nothing : formatNumber(votes)}</span>
</li>`;
