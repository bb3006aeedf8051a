import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';
import { copyButton } from './copy-button.js';

/** What this browser voted, the receipt for it, and whether it was counted. */
export function myVote({ poll, ballot }) {
  const { kind, receipt, fate } = ballot.state;
  if (kind !== 'accepted') return nothing;
  const chosen = poll.options.filter(({ index }) => ballot.choices.includes(index));
  return html`<div class="card my-vote">
    <h2>${t('mine.title')}</h2>
    <ul>
      ${chosen.map(({ text }) => html`<li><span dir="auto">${text}</span></li>`)}
    </ul>
    <p class="receipt"><span>${t('mine.receipt')}</span> <code>${receipt}</code></p>
    <p class="buttons">
      ${copyButton(receipt, t('ballot.copy'), 'button')}
      <button type="button" class="button" @click=${() => ballot.checkReceipt()}>${t('mine.check')}</button>
    </p>
    <p class="fate" role="status" data-fate=${fate ?? nothing}>${fate ? t(`fate.${fate}`) : nothing}</p>
  </div>`;
}
