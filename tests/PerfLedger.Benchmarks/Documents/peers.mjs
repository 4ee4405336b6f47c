// Fills the templates of the folder with the 13 models, again and again, and prints the processor time a form of each engine as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [folder, seconds, rounds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const require = createRequire(folder + '/');
const models = JSON.parse(readFileSync(folder + '/models.json', 'utf8'));
const bytes = readFileSync(folder + '/docxtemplater.docx');
const PizZip = require('pizzip');
const Docxtemplater = require('docxtemplater');
const carbone = require('carbone');

const parser = tag => ({ get: scope => (tag === '.' ? scope : scope[tag]) });
const engines = {
  docxtemplater: async model => {
    const filled = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true, linebreaks: true, parser, delimiters: { start: '{{', end: '}}' } });
    filled.render(model);
    return filled.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  },
  carbone: model => new Promise((done, failed) =>
    carbone.render(folder + '/carbone.docx', model, (error, result) => (error ? failed(error) : done(result)))),
};

async function measure(render) {
  const begin = process.cpuUsage();
  const until = Date.now() + seconds * 1000;
  let count = 0;
  while (Date.now() < until) {
    for (const model of models) await render(model);
    count += models.length;
  }
  const used = process.cpuUsage(begin);
  return (used.user + used.system) / 1000 / count;
}

const results = {};
for (const [name, render] of Object.entries(engines)) {
  const made = await render(models[0]);
  const text = new PizZip(made).file('word/document.xml').asText().replace(/<[^>]+>/g, '');
  for (const row of models[0].l0) if (!text.includes(row.f0)) throw new Error(`${name} did not print ${row.f0}`);
  await measure(render);
  const figures = [];
  for (let round = 0; round < rounds; round++) figures.push(await measure(render));
  results[name] = figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)];
}
console.log(JSON.stringify(results));
process.exit(0);
