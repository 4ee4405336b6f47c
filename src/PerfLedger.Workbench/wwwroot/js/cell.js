// @ts-check
import { button } from './ground.js';

/** @typedef {import('./places.js').Entry} Entry */

/**
 * One cell of the form on the page: what the ledger has, what is typed, what is said of it.
 */
export class Cell {
    /** @param {Entry} entry */
    constructor(entry) {
        this.entry = entry;
        this.place = /** @type {HTMLElement} */ (entry.closest('[data-figure]'));
    }

    get figure() {
        return this.place.dataset.figure ?? '';
    }

    /** Name as read out. */
    get name() {
        return (this.entry.getAttribute('aria-label') ?? '').split('，')[0];
    }

    /** Position of the last change that the person has seen; 0 = never entered. */
    get seen() {
        return Number(this.place.dataset.seen ?? 0);
    }

    set seen(position) {
        this.place.dataset.seen = String(position);
    }

    /** True when what is typed is not what the ledger has. */
    get isDirty() {
        return this.entry.value !== this.entry.defaultValue;
    }

    /**
     * What the ledger has now.
     * @param {string | undefined | null} text
     * @param {number} position
     */
    stands(text, position) {
        const untouched = !this.isDirty;
        this.entry.defaultValue = text ?? '';
        if (untouched) this.entry.value = this.entry.defaultValue;
        this.seen = position;
    }

    /**
     * saving, saved, refused, conflict, waiting (for the network) or news (somebody else's); a sentence and what can be done about it.
     * @param {'' | 'saving' | 'saved' | 'refused' | 'conflict' | 'waiting' | 'news'} state
     * @param {string} sentence
     * @param {{ text: string, act: () => void }[]} choices
     */
    show(state, sentence = '', choices = []) {
        if (state) this.place.dataset.state = state;
        else delete this.place.dataset.state;
        const faulty = state === 'refused' || state === 'conflict';
        if (faulty) this.entry.setAttribute('aria-invalid', 'true');
        else this.entry.removeAttribute('aria-invalid');
        this.place.querySelector('.cell-message')?.remove();
        this.entry.removeAttribute('aria-describedby');
        if (!sentence) return;
        const message = document.createElement('p');
        message.className = 'cell-message';
        message.id = `m-${this.figure}`;
        message.textContent = sentence;
        for (const { text, act } of choices) {
            const choice = button(text, 'link');
            choice.addEventListener('click', act);
            message.append(' ', choice);
        }
        this.place.append(message);
        this.entry.setAttribute('aria-describedby', message.id);
    }
}
