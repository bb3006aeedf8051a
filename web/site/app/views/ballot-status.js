import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatAppointment } from '../format.js';
import { messageOrNull, t } from '../text.js';
import { copyButton } from './copy-button.js';
import { countdown } from './countdown.js';

const UNCOUNTED = ['duplicate', 'late', 'invalid'];

/**
 * What became of this browser's vote, and what can be done next. Two lines are always kept free for
 * it, so that nothing moves when they fill. Only the sentence is announced, not its ticking seconds.
 */
export function ballotStatus(live, { withReceipt }) {
  const { kind, fate } = live.ballot.state;
  return html`<div class="ballot" data-kind=${kind} ?data-uncounted=${UNCOUNTED.includes(fate)}>
    <p class="sentence" tabindex="-1">
      <span role="status">${sentence(live)}</span>
      <span class="ticking" aria-hidden="true">${ticking(live)}</span>
    </p>
    <div class="actions" ?data-sends=${sends(live)}>${actions(live, withReceipt)}</div>
  </div>`;
}

function sentence(live) {
  const { kind, reason, problem, stopped, takenBack } = live.ballot.state;
  if (kind === 'holding') return t('ballot.holding');
  if (kind === 'sending') return t('ballot.sending');
  if (kind === 'accepted') return accepted(live);
  if (kind === 'waiting') return t(`ballot.waiting.${reason}`);
  if (kind === 'refused') {
    return (
      messageOrNull(`ballot.refused.${problem.code}`) ??
      t('ballot.refused.other', { reason: problem.message })
    );
  }
  if (live.status !== 'open') return notOpen(live);
  if (stopped) return t('ballot.stopped');
  if (takenBack) return t('ballot.taken-back');
  if (live.codeMissing) return t('ballot.code.first');
  return instruction(live);
}

function accepted({ ballot, status, tally }) {
  const { fate } = ballot.state;
  if (UNCOUNTED.includes(fate)) return t(`fate.${fate}`);
  if (tally?.final) return t('ballot.accepted.final');
  return t(status === 'open' ? 'ballot.accepted' : 'ballot.accepted.over');
}

function notOpen({ status, tally, poll }) {
  if (status === 'scheduled' && poll.opensAt) {
    return t('poll.scheduled.at', { when: formatAppointment(Date.parse(poll.opensAt)) });
  }
  return t(`poll.${tally?.final ? 'final' : status}`);
}

function instruction({ poll: { type, choices, options }, tally }) {
  const { min, max } = choices;
  if (type === 'single') return t(tally?.ballots === 0 ? 'ballot.first' : 'ballot.tap');
  if (type === 'ranked') return t(min === max ? 'ballot.rank.exactly' : 'ballot.rank', { n: max, min, max });
  if (type === 'rating' && max === options.length) return t('ballot.rate', { n: min });
  const what = type === 'rating' ? 'ballot.rate.some' : 'ballot.choose';
  return min === max ? t(`${what}.exactly`, { n: max }) : t(what, { n: max, min, max });
}

function ticking({ ballot, status, poll }) {
  const { kind, until } = ballot.state;
  if (kind === 'waiting' && Number.isFinite(until)) {
    return t('ballot.waiting.next', { seconds: secondsUntil(until) });
  }
  if (kind === 'holding') return t('ballot.holding.next', { seconds: secondsUntil(until) });
  return status === 'scheduled' && poll.opensAt ? countdown(poll.opensAt) : nothing;
}

function actions(live, withReceipt) {
  const { kind, receipt } = live.ballot.state;
  if (kind === 'holding') return button(t('ballot.take-back'), () => live.ballot.takeBack(), '.choice, .scale input');
  if (kind === 'waiting') {
    return html`${button(t('ballot.now'), () => live.ballot.retryNow())}
    ${button(t('ballot.stop'), () => live.ballot.stopTrying())}`;
  }
  if (kind === 'accepted') {
    return html`${live.repeat ? button(t(`ballot.${live.repeat}`), () => live.startOver(), '.choice, .scale input') : nothing}
    ${withReceipt ? copyButton(receipt, t('ballot.copy'), 'link') : nothing}`;
  }
  if (!sends(live)) return nothing;
  return html`<button
    type="button"
    class="primary"
    aria-disabled=${live.votable && live.complete ? nothing : 'true'}
    @click=${() => live.send()}
  >
    ${t(kind === 'sending' ? 'ballot.sending' : 'ballot.send')}
  </button>`;
}

/** Whether there is a ballot that waits to be sent by a button. */
const sends = ({ immediate, votable, ballot }) => !immediate && (votable || ballot.state.kind === 'sending');

/** `heir` is what has the focus when the button is gone; see focus.js. */
const button = (text, act, heir = nothing) =>
  html`<button type="button" class="link" data-heir=${heir} @click=${act}>${text}</button>`;

const secondsUntil = (ms) => Math.max(0, Math.ceil((ms - Date.now()) / 1_000));
