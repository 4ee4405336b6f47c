// @ts-check
// The side column: one cell or row with its changes and what can be done with it, fetched when it is asked for.

const place = /** @type {HTMLElement} */ (document.getElementById('beside-place'));

/** Where the keyboard was when the column was opened. @type {HTMLElement | null} */
let before = null;

/**
 * @param {string} figure
 * @param {HTMLElement | null} from
 */
async function open(figure, from) {
    const address = new URL(`${location.pathname}/beside`, location.origin);
    address.searchParams.set('figure', figure);
    const at = new URLSearchParams(location.search).get('at');
    if (at) address.searchParams.set('at', at);
    const plain = `${location.pathname}?${at ? `at=${encodeURIComponent(at)}&` : ''}figure=${figure}#beside`;
    try {
        const response = await fetch(address, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
        if (!response.ok) throw new Error(String(response.status));
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const panel = page.getElementById('beside');
        if (!panel) throw new Error('no panel');
        place.replaceChildren(document.adoptNode(panel));
    } catch {
        location.assign(plain); // the page says what is wrong
        return;
    }
    if (from && !place.contains(from)) before = from;
    document.getElementById('beside-title')?.focus();
}

function close() {
    place.replaceChildren();
    if (before?.isConnected) before.focus();
    before = null;
}

document.addEventListener('click', event => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest('a');
    if (!link) return;
    if (link.matches('[data-beside]')) {
        event.preventDefault();
        const cell = link.closest('[data-figure]')?.querySelector('.entry');
        void open(new URL(link.href).searchParams.get('figure') ?? '', cell instanceof HTMLElement ? cell : link);
    } else if (link.matches('[data-close]')) {
        event.preventDefault();
        close();
    } else if (link.matches('[data-opinion]')) {
        if (takeUp()) event.preventDefault();
    }
});

document.addEventListener('keydown', event => {
    if (!(event.target instanceof HTMLElement)) return;
    if (event.altKey && event.code === 'KeyH') {
        const figure = /** @type {HTMLElement | null} */ (event.target.closest('[data-figure]'))?.dataset.figure;
        if (!figure) return;
        event.preventDefault();
        void open(figure, event.target);
    } else if (event.key === 'Escape' && place.contains(event.target)) {
        close();
    }
});

/** The cell shown becomes the place of the next opinion; false when there is no form for opinions. */
function takeUp() {
    const name = document.getElementById('beside')?.dataset.name ?? '';
    const form = document.querySelector('form[action$="/return"]');
    const free = [...form?.querySelectorAll('fieldset') ?? []].find(f =>
        [...f.querySelectorAll('input, textarea')].every(i => /** @type {HTMLInputElement} */ (i).value === ''));
    const [where, what] = [free?.querySelector('input'), free?.querySelector('textarea')];
    if (!form || !where || !what) return false;
    form.closest('details')?.setAttribute('open', '');
    where.value = name;
    what.focus();
    return true;
}

if (location.hash === '#beside') document.getElementById('beside-title')?.focus();

export {};
