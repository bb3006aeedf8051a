import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { serverNow } from '../clock.js';
import { formatDistance } from '../format.js';
import { messageOrNull, t } from '../text.js';
import { copyButton } from './copy-button.js';

/**
 * What became of this browser's vote, and what can be done next. Two lines are always kept free for
 * it, so that nothing moves when they fill. Only the sentence is announced, not its ticking seconds.
 */
export function ballotStatus(live, { withReceipt }) {
  const { kind, until } = live.ballot.state;
  return html`<div class="ballot" data-kind=${kind}>
    <p class="sentence">
      <span role="status">${sentence(live)}</span>
      ${kind === 'waiting' && Number.isFinite(until)
        ? html`<span class="ticking" aria-hidden="true">${t('ballot.waiting.next', { seconds: secondsUntil(until) })}</span>`
        : nothing}
    </p>
    <div class="actions">${actions(live, withReceipt)}</div>
  </div>`;
}

function sentence(live) {
  const { kind, reason, problem, stopped } = live.ballot.state;
  if (kind === 'sending') return t('ballot.sending');
  if (kind === 'accepted') return t(live.tally?.final ? 'ballot.accepted.final' : 'ballot.accepted');
  if (kind === 'failed') return t('ballot.failed');
  if (kind === 'waiting') return t(`ballot.waiting.${reason}`);
  if (kind === 'refused') {
    return (
      messageOrNull(`ballot.refused.${problem.code}`) ??
      t('ballot.refused.other', { reason: problem.message })
    );
  }
  if (live.status !== 'open') return notOpen(live);
  if (stopped) return t('ballot.stopped');
  if (live.multiple) return chooseHowMany(live.poll.choices);
  return t(live.tally?.ballots === 0 ? 'ballot.first' : 'ballot.tap');
}

function notOpen({ status, tally, poll }) {
  if (status === 'scheduled' && poll.opensAt) {
    return t('poll.scheduled.at', { when: formatDistance(Date.parse(poll.opensAt) - serverNow()) });
  }
  return t(`poll.${tally?.final ? 'final' : status}`);
}

const chooseHowMany = ({ min, max }) =>
  min === max ? t('ballot.choose.exactly', { n: max }) : t('ballot.choose', { min, max });

function actions(live, withReceipt) {
  const { kind, receipt } = live.ballot.state;
  if (kind === 'waiting') {
    return html`${button(t('ballot.now'), () => live.ballot.retryNow())}
    ${button(t('ballot.stop'), () => live.ballot.stopTrying())}`;
  }
  if (kind === 'accepted') {
    return html`${live.repeat ? button(t(`ballot.${live.repeat}`), () => live.startOver()) : nothing}
    ${withReceipt ? copyButton(receipt, t('ballot.copy'), 'link') : nothing}`;
  }
  if (live.votable && live.multiple) {
    return html`<button type="button" class="primary" ?disabled=${!live.complete} @click=${() => live.send()}>
      ${t('ballot.send')}
    </button>`;
  }
  return nothing;
}

const button = (text, act) => html`<button type="button" class="link" @click=${act}>${text}</button>`;

const secondsUntil = (ms) => Math.max(0, Math.ceil((ms - Date.now()) / 1_000));
