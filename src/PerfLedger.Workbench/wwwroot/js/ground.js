// @ts-check

/** @typedef {import('./unsent.js').Ground} Ground */

/**
 * Why cells are changed. The fields of the page are asked in a dialog, once, and hold for the cells that follow until they are changed.
 */
export class GroundDialog {
    /** @param {HTMLFieldSetElement} fields the fields as the page has them without a script */
    constructor(fields) {
        this.fields = fields;
        this.dialog = document.createElement('dialog');
        this.dialog.className = 'dialog';
        this.dialog.setAttribute('aria-label', '改动的原因和依据');
        this.against = document.createElement('p');
        this.against.className = 'notice notice-alarm';
        this.against.setAttribute('role', 'alert');
        const buttons = document.createElement('p');
        buttons.className = 'dialog-buttons';
        this.ok = button('保存', 'button primary');
        this.no = button('不保存', 'button');
        buttons.append(this.ok, this.no);
        const place = document.createElement('div');
        fields.replaceWith(place);
        this.dialog.append(this.against, fields, buttons);
        place.replaceWith(this.dialog);
        this.ok.addEventListener('click', () => this.dialog.close('ok'));
        this.no.addEventListener('click', () => this.dialog.close(''));
        this.dialog.addEventListener('keydown', event => {
            event.stopPropagation(); // the keys of the grid stop here
            if (event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement) && !(event.target instanceof HTMLButtonElement)) {
                event.preventDefault();
                this.dialog.close('ok');
            }
        });
    }

    /** The ground that holds now. @returns {Ground} */
    get value() {
        const of = (/** @type {string} */ name) => {
            const field = this.fields.querySelector(`[name="${name}"]`);
            return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
                ? field.value : '';
        };
        const evidence = [...this.fields.querySelectorAll('[name="evidence"]')]
            .filter(box => box instanceof HTMLInputElement && box.checked).map(box => /** @type {HTMLInputElement} */ (box).value);
        return { kind: of('kind'), reason: of('reason'), document: of('document'), on: of('on'), evidence };
    }

    /**
     * Asks; true when the person answered.
     * @param {string} why what is missing; empty when the person opened it himself
     * @param {string} what which cells it is for
     * @returns {Promise<boolean>}
     */
    ask(why, what) {
        this.against.textContent = [what, why].filter(t => t).join('：');
        this.against.hidden = this.against.textContent === '';
        this.dialog.returnValue = '';
        const before = document.activeElement;
        this.dialog.showModal();
        const reason = this.fields.querySelector('[name="reason"]');
        if (reason instanceof HTMLElement) reason.focus();
        return new Promise(resolve => this.dialog.addEventListener('close', () => {
            if (before instanceof HTMLElement) before.focus();
            resolve(this.dialog.returnValue === 'ok');
        }, { once: true }));
    }
}

/**
 * @param {string} text
 * @param {string} style
 */
export function button(text, style) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = style;
    made.textContent = text;
    return made;
}
