import type { Forecast } from '../../forecast/forecast.ts';
import type { Judgement } from '../../forecast/judgements.ts';
import type { Quantity } from '../../situation/quantity.ts';
import { refuses } from '../actors/page.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { conditionInWords } from '../words/condition.ts';
import { idInWords } from '../words/id.ts';
import { inSentence, issueWords, type Names } from '../words/names.ts';
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
    const reason = (one.because ?? '').trim();
    const because = reason === '' ? '' : `. ${sentence(reason)}`;
    const source = one.source === undefined ? '' : ` Source: ${one.source}`;
    const line = markup`<p dir="auto">${what}${because}${because !== '' && !/[.!?…]$/.test(because) && '.'}${source}</p>`;
    groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  const sources = judgements.filter(({ source }) => source !== undefined).length;
  const known =
    sources === 0
      ? 'None has a source.'
      : sources === judgements.length
        ? 'All have a source.'
        : `${count(sources)} of ${count(judgements.length)} have a source.`;
  const part = ([group, lines]: [string, Markup[]]) =>
    judgements.length > MOST_OPEN
      ? markup`<div class="jg"><details><summary dir="auto">${group} (${lines.length})</summary>${lines}</details></div>`
      : markup`<div class="jg"><h3 dir="auto">${group}</h3>${lines}</div>`;
  return {
    id: 'judgements',
    title: 'The judgements',
    body: markup`<p class="lead">What each wants, low and high in brackets, how much it cares (best guess, 0 to 1), and why. ${known}</p><div class="jcols">${[...groups].map(part)}</div>`,
  };
}

/** A veto in words: `, veto`, or with which probability it would. */
function refusalInWords(veto: boolean | Quantity | undefined): string {
  if (!refuses(veto)) return '';
  return veto === true ? ', veto' : `, veto with a probability of ${quantityInWords(veto as Quantity)}`;
}

function judgementInWords(
  { path, quantities }: Judgement,
  forecast: Forecast,
  names: Names,
): { group: string; what: Markup } {
  const [root, id, part, who] = path.split('.');
  const of = (name: string) => {
    const found = quantities.find((one) => one.part === name);
    return found === undefined ? '' : quantityInWords(found.value);
  };
  const bestOf = (name: string) => of(name).replace(/ .*$/, '');
  const bold = (text: string | undefined, rest = '') => markup`<b>${text ?? ''}</b>${rest}`;
  switch (root) {
    case 'actors':
      return { group: 'What each can bring to bear', what: bold(names.actors[id], ` ${of('capability')}`) };
    case 'issues': {
      const group = names.issues[id] ?? idInWords(id);
      if (part !== 'stances') return { group, what: bold('Now', ` ${of('statusQuo')}`) };
      const veto = forecast.issues.find((one) => one.id === id)?.stances.find(({ actor }) => actor === who)?.veto;
      const can = refusalInWords(veto);
      const brings = of('capability') === '' ? '' : `, here brings ${of('capability')} to bear`;
      return { group, what: bold(names.actors[who], ` ${of('position')}, cares ${bestOf('salience')}${brings}${can}`) };
    }
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
      return { group: 'What people ask', what: bold(names.outcomes[id]) };
    case 'shocks':
      return { group: 'What is known to come', what: bold(names.shocks?.[id]) };
    default:
      return {
        group: 'Other judgements',
        what: bold(root === 'uncertainty' ? 'The error of numbers without a range' : idInWords(path)),
      };
  }
}
