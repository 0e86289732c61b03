import type { Forecast } from '../../forecast/forecast.ts';
import type { Judgement } from '../../forecast/judgements.ts';
import { AGREEMENT } from '../../situation/agreement.ts';
import type { Quantity } from '../../situation/quantity.ts';
import { refuses } from '../actors/page.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { conditionInWords } from '../words/condition.ts';
import { idInWords } from '../words/id.ts';
import { listInWords } from '../words/list.ts';
import { dayInWords, inSentence, issueWords, type Names } from '../words/names.ts';
import { count } from '../words/numbers.ts';
import { quantityInWords } from '../words/quantity.ts';
import { sentence } from '../words/sentence.ts';

/** More judgements than this are folded away, issue by issue. */
const MOST_OPEN = 400;

/** Every judgement with its reason and source, by what it is about. */
export function judgementSection(forecast: Forecast, names: Names): PageSection | undefined {
  const { judgements } = forecast;
  if (judgements.length === 0) return undefined;
  const groups = new Map<string, Markup[]>();
  for (const one of judgements) {
    const { group, what } = judgementInWords(one, forecast, names);
    // What is judged is a sentence of its own before its reason.
    const line = markup`<p dir="auto">${[what, '.', ...reasonsInWords(one).map((reason) => ` ${reason}`)]}</p>`;
    groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  const judged = judgements.filter(({ path }) => path !== 'source');
  const sources = judged.filter((one) => sourcesOf(one).length > 0).length;
  const own = judged.length < judgements.length ? 'a source of its own' : 'a source';
  const known =
    sources === 0
      ? `None has ${own}.`
      : sources === judged.length
        ? 'All have a source.'
        : `${count(sources)} of ${count(judged.length)} have ${own}.`;
  const part = ([group, lines]: [string, Markup[]]) =>
    judgements.length > MOST_OPEN
      ? markup`<div class="jg"><details><summary dir="auto">${group} (${lines.length})</summary>${lines}</details></div>`
      : markup`<div class="jg"><h3 dir="auto">${group}</h3>${lines}</div>`;
  return {
    id: 'judgements',
    title: 'The judgements',
    body: markup`<p class="lead">What each wants, low and high in brackets, how much it cares (best guess, 0 to 1), its red lines, what a deal takes, and why. ${known}</p><div class="jcols">${[...groups].map(part)}</div>`,
  };
}

/** Why it was judged so, and from where: of the whole, and of ranges that have a reason of their own. */
function reasonsInWords(one: Judgement): string[] {
  const because = [{ because: one.because }, ...rangesOf(one)].map((given) => (given.because ?? '').trim());
  const told = because
    .filter((reason) => reason !== '')
    .map((reason) => `${sentence(reason)}${/[.!?…]$/.test(reason) ? '' : '.'}`);
  const sources = sourcesOf(one);
  return [...told, ...(sources.length > 0 ? [`Source: ${sources.join('; ')}`] : [])];
}

const sourcesOf = (one: Judgement): string[] =>
  [one, ...rangesOf(one)].flatMap(({ source }) => (source === undefined ? [] : [source]));

/** The ranges that a judgement states. */
const rangesOf = ({ quantities }: Judgement): { because?: string; source?: string }[] =>
  quantities.flatMap(({ value }) => (typeof value === 'object' && !Array.isArray(value) ? [value] : []));

/** A veto in words: `, veto`, or with which probability it would. */
function refusalInWords(veto: boolean | Quantity | undefined): string {
  if (!refuses(veto)) return '';
  return veto === true ? ', veto' : `, veto with a probability of ${quantityInWords(veto as Quantity)}`;
}

const bold = (text: string | undefined, rest = '') => markup`<b>${text ?? ''}</b>${rest}`;

function judgementInWords(one: Judgement, forecast: Forecast, names: Names): { group: string; what: Markup } {
  const { path, quantities, when, value } = one;
  const [root, id, part, who, what] = path.split('.');
  const condition = (text = '') => conditionInWords(text, issueWords(names), 'state');
  const of = (name: string) => {
    const found = quantities.find((one) => one.part === name);
    return found === undefined ? '' : quantityInWords(found.value);
  };
  const bestOf = (name: string) => of(name).replace(/ .*$/, '');
  switch (root) {
    case 'actors':
      return { group: 'What each can bring to bear', what: bold(names.actors[id], ` ${of('capability')}`) };
    case 'issues': {
      const group = names.issues[id] ?? idInWords(id);
      if (part !== 'stances') {
        const said = [
          of('now') && `now ${of('now')}`,
          of('statusQuo') && `${of('now') ? 'if nothing is agreed' : 'now'} ${of('statusQuo')}`,
          of('binds') && `its rule is kept to with a probability of ${of('binds')}`,
        ].filter(Boolean);
        const [first = 'The issue', ...rest] = said;
        return { group, what: bold(sentence(first), rest.map((text) => `, ${text}`).join('')) };
      }
      if (what === 'asks') return { group, what: bold(names.actors[who], ` gives way only if ${condition(when)}`) };
      const veto = forecast.issues.find((one) => one.id === id)?.stances.find(({ actor }) => actor === who)?.veto;
      const can = refusalInWords(veto);
      const brings = of('capability') === '' ? '' : `, here brings ${of('capability')} to bear`;
      const line = of('limit') === '' ? '' : `, red line ${of('limit')}`;
      return {
        group,
        what: bold(names.actors[who], ` ${of('position')}, cares ${bestOf('salience')}${brings}${line}${can}`),
      };
    }
    case 'agreement':
    case 'agreements':
      return dealInWords(one, forecast, names, of);
    case 'government':
      return { group: 'What people ask', what: bold('Who governed before', `: ${value}`) };
    case 'source':
      return { group: 'The file as a whole', what: bold(forecast.title) };
    case 'dependence': {
      const [, a, b, domain] = path.split('.');
      const need = `${names.actors[a]} needs ${inSentence(names.actors[b] ?? b)}`;
      const rest = quantities
        .filter((one) => one.part.startsWith('alternatives.'))
        .map(
          (one) =>
            `${inSentence(names.actors[one.part.slice(13)] ?? one.part.slice(13))} ${quantityInWords(one.value)}`,
        );
      const replaceable = of('replaceable') === '' ? [] : [`replaceable ${of('replaceable')}`];
      const all = [of('strength'), ...replaceable, ...rest].join(', ');
      return { group: 'Who needs whom', what: bold(need, ` for ${idInWords(domain).toLowerCase()}: ${all}`) };
    }
    case 'links': {
      const link = forecast.links[Number(id)];
      const moves = link.moves === 'caps' ? 'at most' : 'at least';
      const when = conditionInWords(link.when, (one) => ({ name: issueWords(names)(one).name }), 'state');
      const what = `: ${inSentence(names.issues[link.issue])} ${moves} ${of('at')}`;
      return { group: 'What one issue does to another', what: bold(sentence(when), what) };
    }
    case 'outcomes':
      return { group: 'What people ask', what: bold(names.outcomes[id], `: ${condition(when)}`) };
    case 'shocks':
      return { group: 'What is known to come', what: bold(names.shocks?.[id]) };
    default:
      return {
        group: 'Other judgements',
        what: bold(root === 'uncertainty' ? 'The error of numbers without a range' : idInWords(path)),
      };
  }
}

/** What an agreement states: who must agree, what no deal is worth to whom, who signs only if, and the time that there is. */
function dealInWords(
  { path, when, value }: Judgement,
  { agreements = [] }: Forecast,
  names: Names,
  of: (part: string) => string,
): { group: string; what: Markup } {
  const steps = path.split('.');
  const [id, part, who] = steps[0] === AGREEMENT ? steps : steps.slice(1);
  const about = agreements.find((one) => one.id === id);
  const group = agreements.length > 1 ? `What a deal takes: ${about?.name ?? idInWords(id)}` : 'What a deal takes';
  const told = (name: string | undefined, rest: string) => ({ group, what: bold(name, rest) });
  switch (part) {
    case undefined:
      return told('Must agree', `: ${listInWords((about?.consent ?? []).map(({ name }) => inSentence(name)))}`);
    case 'without':
      return told(names.actors[who], `: no deal is worth ${of('without')} beyond the issues`);
    case 'asks':
      return told(names.actors[who], ` signs only if ${conditionInWords(when ?? '', issueWords(names), 'state')}`);
    case 'flexibility':
      return told('How far red lines give', `: ${of('flexibility')} of the scale`);
    case 'steepness':
      return told('Beyond a red line', ` losses grow ${of('steepness')} times as fast`);
    default:
      if (who === undefined)
        return told('The talks', value.startsWith('talks since') ? ` began on ${dayInWords(value.slice(-10))}` : '');
      if (who === 'pace') return told('Pace', `: ${value}`);
      return told(`Deadline, ${dayInWords(who)}`, `: ends the talks with a probability of ${of('ends')}`);
  }
}
