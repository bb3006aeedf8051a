import css from '@eslint/css';
import baseline from 'eslint-plugin-baseline-js';
import es from 'eslint-plugin-es-x';

// The year whose browsers the pages are made for; see the README.
const available = 2021;

// Methods of built-in objects, told by their name. Newer syntax is the bundler's work, and what iterators
// have now, lists have had for long.
const methods = Object.fromEntries(
  Object.entries(es.configs['flat/restrict-to-es2021'].rules).filter(
    ([rule]) => /-(prototype|array|object|promise|string|regexp|map|atomics)-/.test(rule) && !/-iterator-/.test(rule),
  ),
);

export default [
  {
    files: ['**/*.js'],
    plugins: { 'es-x': es, 'baseline-js': baseline },
    settings: { 'es-x': { aggressive: true } },
    rules: {
      ...methods,
      'baseline-js/use-baseline': [
        'error',
        {
          available,
          includeWebApis: { preset: 'auto' },
          includeJsBuiltins: { preset: 'auto' },
          ignoreFeatures: [
            // Of 2021 but for a fault of Safari's that these pages do not meet.
            'top-level-await',
            // Where they are missing there is another way.
            'async-clipboard',
            'screen-wake-lock',
            'share',
            'web-locks',
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.css'],
    plugins: { css },
    language: 'css/css',
    // A browser that lacks one of these shows what stands before it, or the page without that ornament.
    rules: {
      'css/use-baseline': [
        'error',
        {
          available,
          allowFunctions: ['color-mix'],
          allowMediaConditions: ['forced-colors', 'scripting'],
          allowProperties: [
            'accent-color',
            'color-scheme',
            'field-sizing',
            'forced-color-adjust',
            'mask',
            'mask-image',
            'outline',
            'overflow-clip-margin',
            'resize',
            'scroll-behavior',
            'text-size-adjust',
            'text-wrap',
            'user-select',
          ],
          allowPropertyValues: { overflow: ['clip'], 'overflow-wrap': ['anywhere'] },
          allowSelectors: ['focus-visible'],
        },
      ],
    },
  },
];
