// Reads every drawing in the given Markdown files with Mermaid's own parsers, and holds what they understood against
// what is written: as many boxes and arrows, the same texts, and no directive, comment or click among them.
//
//   node check.mjs FILE.md…

import {readFileSync} from 'node:fs';
import {JSDOM} from 'jsdom';

// Mermaid cleans texts with the help of a browser's document; it is given one of its own, without a window to look at.
const page = new JSDOM('');
globalThis.window = page.window;
globalThis.document = page.window.document;
globalThis.Element = page.window.Element;

const versions = ['mermaid-10', 'mermaid-11'];
const FENCE = /^```mermaid\n([^]*?)^```$/gm;
const BOX = /^ +(\w+)(?:\[\[|\(\[|\(\(|\{\{|\[|\()"(.*)"[\])}]+$/;
const ARROW = /^ +(\w+) (-->|-\.->)(?:\|"(.*)"\|)? (\w+)$/;

/** What is written, line by line; the frame of what stands aside is no box. */
function written(text) {
  const found = {title: plain(/^  accTitle: (.*)$/m.exec(text)[1]), boxes: {}, arrows: []};
  for (const line of text.split('\n').filter((each) => !each.startsWith('  subgraph '))) {
    const box = BOX.exec(line);
    const arrow = ARROW.exec(line);
    if (arrow) {
      found.arrows.push([arrow[1], arrow[4], arrow[2] === '-->' ? 'normal' : 'dotted', plain(arrow[3] ?? '')]);
    } else if (box) {
      found.boxes[box[1]] = plain(box[2]);
    }
  }
  return found;
}

/** What a parser understood. */
async function understood(mermaid, text) {
  await mermaid.parse(text);
  const db = (await mermaid.mermaidAPI.getDiagramFromText(text)).db;
  const vertices = db.getVertices();
  // A style makes a frame look like a box.
  const frames = db.getSubGraphs().map((each) => each.id);
  const all = (vertices instanceof Map ? [...vertices.values()] : Object.values(vertices)).filter(
    (each) => !frames.includes(each.id),
  );
  return {
    boxes: Object.fromEntries(all.map((each) => [each.id, plain(each.text)])),
    title: plain(db.getAccTitle()),
    arrows: db.getEdges().map((each) => [each.start, each.end, each.stroke, plain(each.text)]),
    clicks: all.filter((each) => each.link || each.haveCallback).length,
  };
}

/** A text as a reader sees it, whether its letters are written by number or as Mermaid keeps them. */
function plain(text) {
  return text
    .replace(/ﬂ°°/g, '#')
    .replace(/ﬂ°/g, '#')
    .replace(/¶ß/g, ';')
    .replace(/#(\d+);/g, (whole, number) => String.fromCodePoint(Number(number)))
    .replace(/<br ?\/?>/g, '\n');
}

function same(left, right) {
  const ordered = (found) =>
    JSON.stringify([found.title, Object.entries(found.boxes).sort(), [...found.arrows].sort()]);
  return ordered(left) === ordered(right);
}

let passed = 0;
let failed = 0;
for (const version of versions) {
  const {default: mermaid} = await import(version);
  mermaid.initialize({securityLevel: 'strict', startOnLoad: false});
  for (const file of process.argv.slice(2)) {
    for (const [, text] of readFileSync(file, 'utf8').matchAll(FENCE)) {
      const wanted = written(text);
      let problem = '';
      try {
        const found = await understood(mermaid, text);
        if (found.clicks > 0) {
          problem = 'it can be clicked';
        } else if (!same(wanted, found)) {
          problem = `understood otherwise:\n${JSON.stringify(wanted)}\n${JSON.stringify(found)}`;
        }
      } catch (refused) {
        problem = refused.message;
      }
      if (problem) {
        failed++;
        console.error(`${version}: ${file}: ${text.split('\n')[0]}\n${problem}`);
      } else {
        passed++;
      }
    }
  }
}
console.log(`mermaid: ${passed} drawings understood as meant, ${failed} not`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
