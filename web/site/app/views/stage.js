import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';
import { address } from './address.js';
import { liveSign } from './live-sign.js';
import { resultBars } from './result-bars.js';

const MOST_BARS = 12;

/** A poll on a big screen: question, result, and how the room gets to vote. `hidden` keeps the numbers back. */
export function stage(live, hidden) {
  const { poll, tally } = live;
  const { bars, left } = resultBars({ poll, tally: hidden ? null : tally }, MOST_BARS);
  return html`<div class="stage" ?data-final=${tally?.final && !hidden}>
    <div class="result-side">
      <h1 dir="auto">${poll.question}</h1>
      ${bars}
      <p class="stage-foot">
        <strong>${tally ? t('poll.votes', { n: tally.ballots }) : nothing}</strong>
        ${left > 0 ? html`<span>${t('present.more', { n: left })}</span>` : nothing}
        ${tally?.final ? html`<span class="final">${t('present.final')}</span>` : liveSign(live)}
      </p>
    </div>
    <div class="join-side">
      <div class="qr" role="img" aria-label=${t('share.qr')}></div>
      ${address(poll.id)}
    </div>
  </div>`;
}
