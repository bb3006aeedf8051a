import { html } from '/vendor/lit-html/lit-html.js';
import { OVERLAY } from '../overlay-choices.js';
import { t } from '../text.js';
import { voteUrl } from '../poll-address.js';

/** What to paste into somebody's page, and the address for streaming software with its choices. */
export const embedding = ({ id }) => html`<details class="fold">
  <summary><h3>${t('embed.title')}</h3></summary>
  <label>${t('embed.frame')}
    <textarea readonly rows="3" dir="ltr" .value=${frame(id)} @focus=${({ target }) => target.select()}></textarea>
  </label>
  <form class="overlay-choices" @change=${({ currentTarget }) => showOverlay(id, currentTarget)}>
    ${Object.entries(OVERLAY).map(
      ([name, values]) => html`<label>${t(`overlay.${name}`)}
        <select name=${name}>${values.map((value) => html`<option value=${value}>${t(`overlay.${name}.${value}`)}</option>`)}</select>
      </label>`,
    )}
    <label class="wide">${t('overlay.address')}
      <input class="overlay-url" readonly dir="ltr" value=${`${voteUrl(id)}/overlay`} @focus=${({ target }) => target.select()} />
    </label>
  </form>
</details>`;

const frame = (id) =>
  `<iframe src="${voteUrl(id)}/embed" title="VoteStream" width="100%" height="520" loading="lazy" style="border:0"></iframe>`;

function showOverlay(id, form) {
  form.querySelector('.overlay-url').value = `${voteUrl(id)}/overlay?${new URLSearchParams(new FormData(form))}`;
}
