import { html } from '/vendor/lit-html/lit-html.js';
import { ownedPolls } from '../owner-tokens.js';
import { previewPoll } from '../preview-poll.js';
import { t } from '../text.js';
import { ballotForm } from './ballot-form.js';
import { createForm } from './create-form.js';
import { myPolls } from './my-polls.js';

/** The page on which polls are made: the form, what voters will see, and the polls made before. */
export const createPage = (draft, state, act) => html`<h1>${t('create.title')}</h1>
  <div class="create">
    ${createForm(draft, state, act)}
    <aside class="beside">
      <section aria-labelledby="preview-title">
        <h2 id="preview-title">${t('create.preview')}</h2>
        ${preview(draft)}
      </section>
      ${myPolls(ownedPolls())}
    </aside>
  </div>`;

function preview(draft) {
  const live = previewPoll(draft);
  return html`<div class="card poll preview" inert>
    <h3 id="preview-question" dir="auto">${draft.question.trim() || t('create.question.example')}</h3>
    ${ballotForm(live, 'preview-question', { withReceipt: false })}
  </div>`;
}
