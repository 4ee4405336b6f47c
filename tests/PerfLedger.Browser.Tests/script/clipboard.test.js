// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

// Read as a module whatever node makes of a .js file without a package beside it.
const file = new URL('../../../src/PerfLedger.Workbench/wwwroot/js/clipboard.js', import.meta.url);
const { readBlock } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(file, 'utf8'))}`);

test('A block of a spreadsheet is rows and columns, the last line end is none', () =>
    assert.deepEqual(readBlock('1\t2\r\n3\t4\r\n'), [['1', '2'], ['3', '4']]));

test('A quoted cell holds tabs, line ends and doubled quotation marks', () =>
    assert.deepEqual(readBlock('"甲\n乙"\t"说""好"""\n"a\tb"\t4'), [['甲\n乙', '说"好"'], ['a\tb', '4']]));

test('Empty cells keep their place', () =>
    assert.deepEqual(readBlock('\t2\t\n\t\t6\n'), [['', '2', ''], ['', '', '6']]));

test('An empty row in the middle is a row', () => assert.deepEqual(readBlock('1\n\n3\n'), [['1'], [''], ['3']]));

test('A quotation mark that closes nothing was typed', () => {
    assert.deepEqual(readBlock('"优"良\t2'), [['"优"良', '2']]);
    assert.deepEqual(readBlock('"未闭合\t2'), [['"未闭合', '2']]);
});

test('Separators of thousands stay for the reader of figures', () =>
    assert.deepEqual(readBlock('1,942.56\t"2,000,000.00"'), [['1,942.56', '2,000,000.00']]));

test('One cell is a block of one', () => assert.deepEqual(readBlock('118.96'), [['118.96']]));
