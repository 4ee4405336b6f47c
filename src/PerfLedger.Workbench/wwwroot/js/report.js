// @ts-check
// Writing a report: sections are cells of prose, and figures of the ledger are put in where the caret stands.
import { button } from './ground.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('cells'));
const picker = document.getElementById('picker');

/** Where a figure goes: the section last written in. @type {HTMLTextAreaElement | null} */
let last = null;

form.addEventListener('focusin', event => {
    if (event.target instanceof HTMLTextAreaElement && event.target.classList.contains('entry')) last = event.target;
});

/** @param {string} tag */
function put(tag) {
    const state = document.getElementById('save-state');
    if (!last) {
        if (state) state.textContent = '请先点到正文里要插入的地方。';
        return;
    }
    last.focus();
    document.execCommand('insertText', false, tag); // as if typed: the browser can undo it and tells of the change
}

/** @param {HTMLElement} panel */
function pick(panel) {
    const source = /** @type {HTMLSelectElement} */ (document.getElementById('picker-source'));
    const text = /** @type {HTMLInputElement} */ (document.getElementById('picker-text'));
    const list = /** @type {HTMLElement} */ (document.getElementById('picker-list'));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let asked = 0;

    async function show() {
        const mine = ++asked;
        const query = new URLSearchParams({ source: source.value, text: text.value });
        /** @type {Document} */
        let page;
        try {
            const response = await fetch(`${panel.dataset.address}?${query}`);
            if (!response.ok) return;
            page = new DOMParser().parseFromString(await response.text(), 'text/html');
        } catch {
            return; // the next key asks again
        }
        if (mine !== asked) return;
        list.replaceChildren(...[...page.querySelectorAll('#figures tbody tr')].slice(0, 60).map(row => {
            const item = document.createElement('li');
            const [name, value] = [...row.children].map(c => c.textContent?.trim() ?? '');
            const choice = button(`${name}：${value}`, 'link');
            choice.addEventListener('click', () => put(/** @type {HTMLElement} */ (row).dataset.tag ?? ''));
            item.append(choice);
            return item;
        }));
        if (list.children.length === 0) list.textContent = '没有找到填了的数。';
    }

    source.addEventListener('change', () => void show());
    text.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(() => void show(), 250);
    });
    void show();
}

if (picker) pick(picker);
await import('./grid.js');
