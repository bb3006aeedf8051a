import { showLanguageChoice } from './language-choice.js';
import { translatePage } from './text.js';

translatePage('page.missing.title');
showLanguageChoice(document.querySelector('footer'));
