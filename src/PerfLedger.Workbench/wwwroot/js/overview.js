// @ts-check
// The 项目总表 to fill in: the server prints values with the way to their history, here each open cell gets its editor.

/** @typedef {import('./saver.js').Answer & { forms?: { evaluation: string, name: string, saved: boolean, sentence?: string }[] }} Answer */

const form = /** @type {HTMLFormElement} */ (document.getElementById('cells'));
const results = /** @type {HTMLElement} */ (document.getElementById('grid-results'));

/** @param {Document} page */
function open(page) {
    for (const place of page.querySelectorAll('#cells td[data-figure]')) edit(page, /** @type {HTMLElement} */ (place));
}

/**
 * @param {Document} page
 * @param {HTMLElement} place
 */
function edit(page, place) {
    const entry = page.createElement('input');
    entry.type = 'text';
    entry.className = 'entry';
    entry.inputMode = 'decimal';
    entry.autocomplete = 'off';
    entry.spellcheck = false;
    entry.setAttribute('value', place.dataset.text ?? '');
    entry.setAttribute('aria-label', place.dataset.name ?? '');
    entry.placeholder = place.dataset.computed ?? '';
    const trace = place.querySelector('a');
    if (trace) {
        trace.className = 'trace';
        trace.textContent = '痕';
        trace.tabIndex = -1;
    }
    place.prepend(entry);
}

/**
 * What follows from the figures: every other cell of the rows that stand on both.
 * @param {Document} page
 */
function follow(page) {
    for (const fresh of page.querySelectorAll('#cells tr[id]')) {
        const here = document.getElementById(fresh.id);
        if (!here || here.children.length !== fresh.children.length) continue;
        [...fresh.children].forEach((cell, n) => {
            const old = here.children[n];
            const isOwn = cell.hasAttribute('data-figure') || cell.querySelector('input') || old.contains(document.activeElement);
            if (!isOwn && !old.hasAttribute('data-figure') && old.innerHTML !== cell.innerHTML) old.replaceWith(document.importNode(cell, true));
        });
    }
}

/** @param {Answer} answer */
function tell(answer) {
    const not = (answer.forms ?? []).filter(f => !f.saved);
    results.replaceChildren();
    results.hidden = not.length === 0 || (answer.forms ?? []).length < 2;
    if (results.hidden) return;
    const list = document.createElement('ul');
    for (const one of not) {
        const item = document.createElement('li');
        const way = document.createElement('a');
        way.href = `#r-${one.evaluation}`;
        way.textContent = one.name;
        item.append(way, `：${one.sentence ?? '没有写入'}`);
        list.append(item);
    }
    results.append(`${answer.sentence ?? ''}`, list);
}

open(document);
form.addEventListener('fresh', event => {
    const page = /** @type {CustomEvent<Document>} */ (event).detail;
    open(page);
    follow(page);
});
form.addEventListener('answered', event => tell(/** @type {CustomEvent<Answer>} */ (event).detail));
await import('./grid.js');

export {};
