import { SaxesParser } from 'saxes';
import type { Place } from '../fault.ts';
import { quoteName } from '../nearest.ts';
import { NOT_NEGATIVE } from '../quantity.ts';
import type { Draft } from './draft.ts';
import { addKtabStance } from './ktab-csv.ts';

interface Element {
  name: string;
  text: string;
  place: Place;
  children: Element[];
}

const DEEPEST = 20;

/** Reads KTAB's XML scenario: name, dimensions, actors with capability, positions and saliences. */
export function importKtabXml(text: string, draft: Draft): void {
  const root = parseXml(text, draft);
  if (!root) return;
  if (root.name !== 'Scenario') return draft.fault(`found <${root.name}>, expected <Scenario>`, root.place);
  const child = (element: Element | undefined, name: string) => element?.children.find((c) => c.name === name);
  const textOf = (element: Element | undefined, name: string) => child(element, name)?.text.trim() ?? '';
  draft.title = textOf(root, 'name') || draft.title;
  const description = textOf(root, 'desc');
  if (description) draft.description = description;

  const dimensions = child(root, 'Dimensions')?.children ?? [];
  const issues = dimensions.map((element) => element.text.trim());
  dimensions.forEach(({ text: label, place }) => {
    draft.addIssue({ label: label.trim(), ends: { low: 0, high: 100 } }, place);
  });
  if (issues.length === 0) draft.fault('no <Dimensions>, expected at least one <dName>', root.place);

  for (const actor of child(root, 'Actors')?.children ?? []) {
    const label = textOf(actor, 'name');
    const about = textOf(actor, 'description');
    const where = child(actor, 'capability')?.place ?? actor.place;
    const capability = draft.quantity('capability', textOf(actor, 'capability'), NOT_NEGATIVE, where);
    if (capability === undefined) continue;
    draft.addActor({ label, ...(about ? { description: about } : {}), capability }, actor.place);
    const positions = child(actor, 'Position')?.children ?? [];
    const saliences = child(actor, 'Salience')?.children ?? [];
    if (positions.length !== issues.length || saliences.length !== issues.length) {
      const found = `${positions.length} positions and ${saliences.length} saliences`;
      draft.fault(`${quoteName(label)} has ${found}, expected ${issues.length} of each`, actor.place);
      continue;
    }
    issues.forEach((issue, d) => {
      const [position, salience] = [positions[d].text.trim(), saliences[d].text.trim()];
      addKtabStance(draft, { actor: label, issue, position, salience, where: positions[d].place });
    });
  }
  for (const name of ['ModelParameters', 'IdealAdjustment', 'prngSeed']) {
    const found = child(root, name);
    if (found) draft.warn(`<${name}> belongs to KTAB's own model and is left out`, found.place);
  }
}

/** A tree of elements; no document type, no entities but XML's own, bounded depth. */
function parseXml(text: string, draft: Draft): Element | undefined {
  const parser = new SaxesParser();
  const open: Element[] = [];
  let root: Element | undefined;
  let failed = false;
  const place = () => ({ line: parser.line, column: parser.column + 1 });
  const fail = (message: string) => {
    if (!failed) draft.fault(message, place());
    failed = true;
  };
  parser.on('doctype', () => fail('a document type is not read, expected plain XML'));
  parser.on('error', (error) => fail(`not XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('opentag', ({ name }) => {
    const element = { name, text: '', place: place(), children: [] };
    if (open.length > DEEPEST) fail(`nested more than ${DEEPEST} deep`);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (chunk) => {
    const element = open.at(-1);
    if (element) element.text += chunk;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  if (!root) fail('no XML element found');
  return failed ? undefined : root;
}
