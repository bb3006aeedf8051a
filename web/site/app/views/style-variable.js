import { noChange } from '/vendor/lit-html/lit-html.js';
import { Directive, directive } from '/vendor/lit-html/directive.js';

/** Sets a CSS variable on its element; a `style` attribute would need a weaker Content-Security-Policy. */
export const styleVariable = directive(
  class extends Directive {
    update({ element }, [name, value]) {
      element.style.setProperty(name, value);
      return noChange;
    }
  },
);
