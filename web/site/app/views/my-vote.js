import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatNumber } from '../format.js';
import { t } from '../text.js';
import { copyButton } from './copy-button.js';

/** What this browser voted, the receipt for it, and whether it was counted. */
export function myVote({ poll, ballot }) {
  const { kind, receipt, answer } = ballot.state;
  if (kind !== 'accepted') return nothing;
  return html`<div class="card my-vote">
    <h2>${t('mine.title')}</h2>
    <ul>
      ${lines(poll, ballot.values).map(
        ([value, text]) => html`<li>${value === null ? nothing : html`<b>${value}</b>`}<span dir="auto">${text}</span></li>`,
      )}
    </ul>
    <p class="receipt"><span>${t('mine.receipt')}</span> <code dir="ltr" tabindex="0">${receipt}</code></p>
    <p class="buttons">
      ${copyButton(receipt, t('ballot.copy'), 'button')}
      <button type="button" class="button" @click=${() => ballot.checkReceipt()}>${t('mine.check')}</button>
    </p>
    <p class="fate" role="status" data-fate=${answer ?? nothing}>${answer ? t(`fate.${answer}`) : nothing}</p>
  </div>`;
}

/** `[value, text]` per line: the rank or rating with its option; no value where options were only chosen. */
function lines({ type, levels, options }, values) {
  if (type === 'rating') {
    return options
      .filter(({ index }) => values[index] > 0)
      .map(({ index, text }) => [t('rate.mine', { level: values[index], levels }), text]);
  }
  return values.map((index, at) => [type === 'ranked' ? `${formatNumber(at + 1)}.` : null, options[index].text]);
}
