// @ts-check
import { Cell } from './cell.js';
import { entryIn } from './places.js';

/**
 * @typedef {{ position: number, figure: string, event: string, text?: string, by: string, at: string, own: boolean }} Change
 */

/**
 * Hears of what is recorded, by whomever.
 * @param {string} address
 * @param {number} after
 * @param {(change: Change) => void} tell
 */
export function listen(address, after, tell) {
    const source = new EventSource(`${address}${address.includes('?') ? '&' : '?'}after=${after}`);
    source.addEventListener('begin', () => document.documentElement.dataset.live = 'on');
    source.addEventListener('change', event => tell(JSON.parse(event.data)));
    addEventListener('pagehide', () => source.close());
}

/**
 * The page as the server shows it now, taken over wherever the person is not writing: the page has one renderer, the server's.
 */
export class Freshness {
    /**
     * @param {HTMLFormElement} form
     * @param {(sentence: string) => void} say
     */
    constructor(form, say) {
        this.form = form;
        this.say = say;
        /** @type {ReturnType<typeof setTimeout> | undefined} */
        this.timer = undefined;
    }

    /** Soon; what comes together is asked for once. */
    soon() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.take(), 150);
    }

    async take() {
        /** @type {Document} */
        let page;
        try {
            const response = await fetch(this.address(), { headers: { 'X-Unattended': '1' } });
            if (!response.ok) return;
            page = new DOMParser().parseFromString(await response.text(), 'text/html');
        } catch {
            return; // the next change asks again
        }

        this.form.dispatchEvent(new CustomEvent('fresh', { detail: page }));
        const isOther = page.getElementById('beside')?.dataset.figure !== document.getElementById('beside')?.dataset.figure;
        for (const fresh of page.querySelectorAll('[data-fresh]')) {
            if (isOther && fresh.closest('#beside')) continue; // another cell was opened meanwhile
            const here = document.getElementById(fresh.id);
            if (here && !here.contains(document.activeElement) && !isTyped(here)) here.replaceWith(document.adoptNode(fresh));
        }
        const sheet = page.querySelector('#cells .sheet');
        if (!sheet) this.closed();
        else if (!this.cells(sheet)) this.rows(sheet);
    }

    /** The page with the cell that stands beside it. */
    address() {
        const figure = document.getElementById('beside')?.dataset.figure;
        return this.form.dataset.page ?? location.pathname + (figure ? `?figure=${encodeURIComponent(figure)}` : '');
    }

    /**
     * Cell by cell; false when there are other cells now.
     * @param {Element} sheet
     */
    cells(sheet) {
        const theirs = [...sheet.querySelectorAll('[data-figure]')];
        const mine = this.form.querySelectorAll('.sheet [data-figure]');
        if (theirs.length !== mine.length || theirs.some(t => !document.getElementById(t.id))) return false;
        for (const fresh of theirs) {
            const place = /** @type {HTMLElement} */ (document.getElementById(fresh.id));
            const entry = entryIn(place);
            const freshEntry = entryIn(fresh);
            if (!entry || !freshEntry) continue;
            place.className = fresh.className;
            entry.placeholder = freshEntry.placeholder;
            const notes = place.querySelector('.notes');
            const freshNotes = fresh.querySelector('.notes');
            if (notes && freshNotes && !notes.contains(document.activeElement)) notes.replaceWith(document.adoptNode(freshNotes));
            const cell = new Cell(entry);
            const seen = Number(/** @type {HTMLElement} */ (fresh).dataset.seen ?? 0);
            // What is newer than all that was heard of this cell is on its way with the name of who wrote it, and is shown with it.
            if (seen > cell.seen && document.documentElement.dataset.live) continue;
            if (!cell.isDirty && place.dataset.state !== 'saving') cell.stands(freshEntry.value, seen);
        }
        return true;
    }

    /**
     * Rows came or went: the whole sheet, unless something unsaved stands on it.
     * @param {Element} sheet
     */
    rows(sheet) {
        const isDirty = [...this.form.querySelectorAll('.entry')].some(e => new Cell(/** @type {any} */ (e)).isDirty);
        if (isDirty) this.say('表的行有变动；您填的还没有保存，保存后会显示新的行。');
        else {
            // The keyboard stays where it is: in the cell of the same name.
            const figure = document.activeElement?.closest('.sheet [data-figure]')?.id;
            this.form.querySelector('.sheet')?.replaceWith(document.adoptNode(sheet));
            if (figure) entryIn(document.getElementById(figure) ?? undefined)?.focus();
        }
    }

    closed() {
        this.form.dataset.closed = 'true';
        this.say('这张表现在不能填写（已送审或已被收回）；没有保存的内容还在格里。');
    }
}

/**
 * Something is typed or chosen here that was not sent yet.
 * @param {HTMLElement} part
 */
function isTyped(part) {
    return [...part.querySelectorAll('input, textarea, select')].some(i =>
        i instanceof HTMLSelectElement ? [...i.options].some(o => o.selected && !o.defaultSelected && o.index > 0)
            : (i instanceof HTMLInputElement || i instanceof HTMLTextAreaElement)
                && (i.value !== i.defaultValue || i instanceof HTMLInputElement && i.checked !== i.defaultChecked));
}
