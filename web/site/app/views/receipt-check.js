import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatMoment } from '../format.js';
import { t } from '../text.js';

/** Was my vote counted? For whoever holds a receipt; `check` is a ReceiptCheck. */
export const receiptCheck = (live, check) => html`<details class="card fold check">
  <summary><h2>${t('check.title')}</h2></summary>
  <form
    @submit=${(event) => {
      event.preventDefault();
      check.ask(live, new FormData(event.target).get('receipt').trim());
    }}
  >
    <label for="receipt-to-check">${t('check.receipt')}</label>
    <textarea id="receipt-to-check" name="receipt" rows="3" required spellcheck="false" dir="ltr"></textarea>
    <button class="button">${t('check.ask')}</button>
  </form>
  <div role="status">${answer(check.answer)}</div>
</details>`;

function answer(answer) {
  if (answer === null) return nothing;
  if (answer === 'asking') return html`<p>${t('check.asking')}</p>`;
  const { fate, signature, time } = answer;
  return html`<p class="fate" data-fate=${fate}>${t(`fate.${fate}`)}</p>
    ${time ? html`<p>${t('check.time', { time: formatMoment(Date.parse(time)) })}</p>` : nothing}
    <p class="signature" data-signature=${signature}>${t(`check.signature.${signature}`)}</p>`;
}
