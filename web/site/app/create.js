import { render } from '/vendor/lit-html/lit-html.js';
import { getJson, postJson } from './api.js';
import { showLanguageChoice } from './language-choice.js';
import { showWhenOffline } from './offline.js';
import { adminPath, rememberOwner } from './owner-tokens.js';
import { PollDraft } from './poll-draft.js';
import { t, translatePage } from './text.js';
import { themeOf } from './theme.js';
import { createPage } from './views/create-page.js';

const page = document.querySelector('#page');
const draft = new PollDraft();
// `problem` is what stands in the way: {field?, text}. `keyAsked` where this deployment wants a key.
const state = { sending: false, problem: null, keyAsked: false, key: '' };

translatePage('page.create.title');
showWhenOffline(document.querySelector('#offline'));
showLanguageChoice(document.querySelector('footer'));
draw();
// For its `Date`: times are checked by the server's clock.
getJson('/health').catch(() => {});
// Whoever goes back finds the page as it was left, also while it waited for an answer.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  state.sending = false;
  draw();
});

function draw() {
  document.documentElement.dataset.theme = themeOf(draft);
  render(createPage(draft, state, { change, option, remove, create }), page);
}

function change(fields) {
  draft.set(fields);
  state.problem = null;
  draw();
}

function option(at, text) {
  draft.setOption(at, text);
  state.problem = null;
  draw();
}

function remove(at) {
  draft.removeOption(at);
  draw();
  page.querySelector(`#option-${Math.max(0, at - 1)}`).focus();
}

async function create(key) {
  if (state.sending) return;
  const [gap] = draft.gaps;
  if (gap) return complain({ field: gap[0], text: t(gap[1]) });
  state.key = key ?? state.key;
  Object.assign(state, { sending: true, problem: null });
  draw();
  try {
    const poll = await postJson('/polls', draft.toRequest(), { key: draft.key, token: state.key });
    const kept = rememberOwner(poll.id, { token: poll.adminToken, question: poll.question });
    location.assign(kept ? `/p/${encodeURIComponent(poll.id)}/manage#created` : adminPath(poll.id, poll.adminToken));
  } catch (problem) {
    state.keyAsked ||= problem.code === 'missing_key' || problem.code === 'wrong_key';
    complain({ field: state.keyAsked ? 'create-key' : undefined, text: reason(problem) });
  }
}

function reason({ passing, status, message, code }) {
  if (code === 'missing_key' || code === 'wrong_key') return t(`create.refused.${code}`);
  if (status === 429) return t('create.refused.limited');
  return passing ? t('create.refused.passing') : t('create.refused.other', { reason: message });
}

function complain(problem) {
  Object.assign(state, { sending: false, problem });
  draw();
  document.getElementById(problem.field)?.focus();
}
