import { Markup, markup } from '../../report/page/markup.ts';
import { ANSWER_FILE } from '../../report/panel/answer-file.ts';
import { judgementsAsked, type Question } from '../../report/panel/questions.ts';
import { namesOfSituation } from '../../report/panel/situation-names.ts';
import type { Situation } from '../../situation/situation.ts';
import { policyHash } from '../policy-hash.ts';
import { pageScript } from './page-script.ts';

const STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fbfaf7,#15171a);--panel:light-dark(#fff,#1c1f23);--ink:light-dark(#1b1e22,#eae8e3);
--ink2:light-dark(#565b62,#a9adb4);--mark:light-dark(#757a82,#8a9099);--line:light-dark(#dedad2,#32363c);--accent:light-dark(#1d5ca8,#7fb5f5);--bad:light-dark(#a3001b,#ff9d9d)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:720px;margin:0 auto;padding:24px 16px 120px}
h1{font-size:24px;line-height:1.3;margin:0 0 12px}h2{font-size:19px;line-height:1.3;margin:40px 0 4px}
p,ul{margin:8px 0}ul{padding-left:20px}
.dim{color:var(--ink2)}
fieldset{border:0;border-top:1px solid var(--line);margin:0;padding:14px 0;min-width:0}
legend{float:left;width:100%;font-weight:600;padding:0}legend+*{clear:both}
label{display:block;margin-top:8px}
input,textarea{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--mark);border-radius:4px;padding:6px 8px;width:100%;min-height:40px}
input[data-part=value]{width:9em}#expert{max-width:20em}
input[aria-invalid=true]{border-color:var(--bad);border-width:2px}
.wrong{color:var(--bad);margin:4px 0 0;min-height:1.5em}
details{margin-top:6px}summary{cursor:pointer;min-height:28px;color:var(--ink2)}
.bar{position:fixed;inset:auto 0 0 0;background:var(--panel);border-top:1px solid var(--line);padding:10px 16px}
.bar div{max-width:688px;margin:0 auto;display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center}
button,.bar label{font:inherit;margin:0;border-radius:4px;padding:8px 16px;min-height:40px;cursor:pointer}
button{background:var(--accent);color:var(--paper);border:0;font-weight:600}
.bar label{position:relative;border:1px solid var(--mark)}#open{position:absolute;inset:0;opacity:0;cursor:pointer}
#said{flex-basis:100%;margin:0}
:focus-visible,.bar label:focus-within{outline:2px solid var(--accent);outline-offset:2px}
`;

/**
 * A questionnaire as one page, which an expert fills in in any browser, without a network, and saves as a file that `panel merge`
 * reads. It has the questions and nobody's answers: neither the numbers of the situation nor what others said.
 */
export function questionnairePage(situation: Situation): string {
  const questions = judgementsAsked(situation);
  const { issues } = namesOfSituation(situation);
  const script = `(${pageScript.toString()})()`;
  const about = JSON.stringify({ ...ANSWER_FILE, title: situation.title }).replaceAll('<', '\\u003c');
  const policy = `default-src 'none'; script-src '${policyHash(script)}'; style-src '${policyHash(STYLE)}'; base-uri 'none'; form-action 'none'`;
  const groups = [
    { title: 'What each can bring to bear', own: questions.filter(({ kind }) => kind === 'capability') },
    ...Object.keys(situation.issues).map((id) => ({
      title: Object.hasOwn(issues, id) ? issues[id] : id,
      own: questions.filter(({ path: [part, issue] }) => part === 'issues' && issue === id),
    })),
  ];
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${situation.title}: questions</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1>${situation.title}</h1>
<ul>
<li>Answer alone, before any talk with the others. What they say is not in this page, nor what was thought so far.</li>
<li>Give one number for each question, your best guess. Leave empty what you do not know.</li>
<li>Enter leads to the next question. Ctrl+S saves your answers as a file, which you send back. Nothing leaves this page by itself, and nothing is kept in it when you close it: save, and open the file to go on.</li>
</ul>
<label>Your name <input id="expert" autocomplete="name" maxlength="80" required></label>
${groups
  .filter(({ own }) => own.length > 0)
  .map(
    ({ title, own }) => markup`<section><h2>${title}</h2>
${own.map((question) => fieldset(question, questions.indexOf(question)))}</section>
`,
  )}
</main>
<footer class="bar"><div><button type="button" id="save">Save my answers</button> <label>Open a saved file <input type="file" id="open" accept=".json,application/json"></label> <span id="count" class="dim"></span>
<p id="said" role="status"></p></div></footer>
<script type="application/json" id="about">${new Markup(about)}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

/** One question, with room for a reason and a source. */
function fieldset({ path, asks, scale, bounds: { low, high } }: Question, n: number): Markup {
  // Of what has no end, the bound is one against nonsense.
  const range = high >= 1e12 ? `at least ${low}` : `from ${low} to ${high}`;
  return markup`<fieldset data-id="${path.join('.')}" data-low="${low}" data-high="${high}" data-range="${range}">
<legend>${asks}</legend>
<p class="dim" id="scale-${n}">${scale}</p>
<label>A number, ${range} <input data-part="value" inputmode="decimal" autocomplete="off" aria-describedby="scale-${n} wrong-${n}"></label>
<p class="wrong" data-part="wrong" id="wrong-${n}" role="alert"></p>
<details><summary>Why, and from where</summary>
<label>Why <textarea data-part="why" rows="2" maxlength="5000"></textarea></label>
<label>Source <input data-part="source" maxlength="2000"></label></details>
</fieldset>
`;
}
