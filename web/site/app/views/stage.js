import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatAppointment } from '../format.js';
import { isTie } from '../tally.js';
import { t } from '../text.js';
import { address } from './address.js';
import { countdown } from './countdown.js';
import { count } from './elimination.js';
import { liveSign } from './live-sign.js';
import { resultBars } from './result-bars.js';
import { turnout } from './turnout.js';

/**
 * A poll on a big screen: question, result, and how the room gets to vote. `shown` is `{numbers,
 * steps}`: whether the numbers may be seen, and a ranked poll's count in place of its bars. `fit` is a
 * StageFit.
 */
export function stage(live, shown, fit) {
  const { poll, tally } = live;
  const numbers = numbersShown(live, shown);
  const seen = numbers ? live : { poll, tally: null };
  const told = numbers || poll.results === 'always' ? live : { poll, hidden: true };
  const ranked = numbers && stepsShown(live, shown) ? counted(live.documents.of(poll.round)?.ranked) : null;
  return html`<div class="stage" ?data-final=${seen.tally?.final} ?data-hidden=${!seen.tally}>
    <div class="result-side">
      <h1 dir="auto">${poll.question}</h1>
      <div class="result-room" data-shows=${ranked ? `${ranked.steps.length} steps` : 'bars'}>
        ${ranked ? html`<div class="steps">${count(poll, ranked, { ...fit, brief: true })}</div>` : resultBars(seen, fit.most)}
      </div>
      <p class="stage-foot">
        ${beginning(live)}
        <strong>${tally || live.hidden ? turnout(told) : nothing}</strong>
        ${tally?.final ? html`<span class="final">${[t('present.final'), ...(isTie(seen) ? [t('result.tie')] : [])].join(' · ')}</span>` : html`${closing(live)} ${liveSign(live)}`}
      </p>
    </div>
    <div class="join-side">
      <div class="qr" role="img" aria-label=${t('share.qr')}></div>
      ${address(poll.id)}
    </div>
  </div>`;
}

/** A count of no ballot has no steps to show. */
const counted = (ranked) => (ranked?.steps.length ? ranked : null);

/** Numbers that the room may not see yet are shown only when whoever presents says so. */
export function numbersShown({ poll, status }, { numbers }) {
  const forAll = poll.results === 'always' || (poll.results !== 'owner' && status === 'closed');
  return numbers ?? forAll;
}

/** A ranked poll shows its count once it is final, if nobody says otherwise. */
export const stepsShown = ({ tally }, { steps }) => steps ?? Boolean(tally?.final);

function beginning({ poll, status }) {
  if (status !== 'scheduled' || !poll.opensAt) return nothing;
  return html`<span>${t('poll.scheduled.at', { when: formatAppointment(Date.parse(poll.opensAt)) })}</span>
    <strong class="countdown" role="timer">${countdown(poll.opensAt)}</strong>`;
}

function closing({ poll, status }) {
  if (status === 'closing' || status === 'closed') return html`<span>${t(`poll.${status}`)}</span>`;
  return status === 'open' && poll.closesAt ? html`<span role="timer">${countdown(poll.closesAt)}</span>` : nothing;
}
