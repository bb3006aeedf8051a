import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatMoment } from '../format.js';
import { t } from '../text.js';
import { address } from './address.js';
import { countdown } from './countdown.js';
import { count } from './elimination.js';
import { liveSign } from './live-sign.js';
import { resultBars } from './result-bars.js';
import { turnout } from './turnout.js';

const MOST_BARS = 12;

/**
 * A poll on a big screen: question, result, and how the room gets to vote. `shown` is `{numbers,
 * steps}`: whether the numbers may be seen, and a ranked poll's count in place of its bars.
 */
export function stage(live, shown) {
  const { poll, tally } = live;
  const numbers = numbersShown(live, shown);
  const seen = numbers ? live : { poll, tally: null };
  const told = numbers || poll.results === 'always' ? live : { poll, hidden: true };
  const ranked = numbers && stepsShown(live, shown) ? live.documents.of(poll.round)?.ranked : null;
  const { bars, left } = resultBars(seen, MOST_BARS);
  return html`<div class="stage" ?data-final=${seen.tally?.final} ?data-hidden=${!seen.tally}>
    <div class="result-side">
      <h1 dir="auto">${poll.question}</h1>
      ${ranked ? html`<div class="steps">${count(poll, ranked)}</div>` : bars}
      <p class="stage-foot">
        ${beginning(live)}
        <strong>${tally || live.hidden ? turnout(told) : nothing}</strong>
        ${left > 0 && !ranked ? html`<span>${t('present.more', { n: left })}</span>` : nothing}
        ${tally?.final ? html`<span class="final">${t('present.final')}</span>` : html`${closing(live)} ${liveSign(live)}`}
      </p>
    </div>
    <div class="join-side">
      <div class="qr" role="img" aria-label=${t('share.qr')}></div>
      ${address(poll.id)}
    </div>
  </div>`;
}

/** Numbers that the room may not see yet are shown only when whoever presents says so. */
export function numbersShown({ poll, status }, { numbers }) {
  const forAll = poll.results === 'always' || (poll.results !== 'owner' && status === 'closed');
  return numbers ?? forAll;
}

/** A ranked poll shows its count once it is final, if nobody says otherwise. */
export const stepsShown = ({ tally }, { steps }) => steps ?? Boolean(tally?.final);

function beginning({ poll, status }) {
  if (status !== 'scheduled' || !poll.opensAt) return nothing;
  return html`<span>${t('poll.scheduled.at', { when: formatMoment(Date.parse(poll.opensAt)) })}</span>
    <strong class="countdown" role="timer">${countdown(poll.opensAt)}</strong>`;
}

function closing({ poll, status }) {
  if (status === 'closing' || status === 'closed') return html`<span>${t(`poll.${status}`)}</span>`;
  return status === 'open' && poll.closesAt ? html`<span role="timer">${countdown(poll.closesAt)}</span>` : nothing;
}
