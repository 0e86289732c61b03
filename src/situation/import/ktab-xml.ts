import { spatialSettings } from '../../models/spatial/options.ts';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { NOT_NEGATIVE } from '../quantity.ts';
import type { Draft } from './draft.ts';
import { addKtabStance, warnOfSum } from './ktab-csv.ts';
import { child, childText, type Element, parseXml } from './xml-tree.ts';

/**
 * Reads KTAB's XML scenario: name, dimensions, actors with capability, positions and saliences, and the options of the
 * spatial model with the accommodation of ideal points.
 */
export function importKtabXml(text: string, draft: Draft): void {
  const root = parseXml(text, (message, place) => draft.fault(message, place));
  if (!root) return;
  if (root.name !== 'Scenario') return draft.fault(`found <${root.name}>, expected <Scenario>`, root.place);
  const title = childText(root, 'name');
  if (title) draft.about.title = title;
  const description = childText(root, 'desc');
  if (description) draft.about.description = description;

  const dimensions = child(root, 'Dimensions')?.children ?? [];
  const issues = dimensions.map((element) => element.text.trim());
  dimensions.forEach(({ text: label, place }) => {
    draft.addIssue({ label: label.trim(), ends: { low: 0, high: 100 } }, place);
  });
  if (issues.length === 0) draft.fault('no <Dimensions>, expected at least one <dName>', root.place);

  for (const actor of child(root, 'Actors')?.children ?? []) {
    const label = childText(actor, 'name');
    const about = childText(actor, 'description');
    const where = child(actor, 'capability')?.place ?? actor.place;
    const capability = draft.quantity('capability', childText(actor, 'capability'), NOT_NEGATIVE, where);
    if (capability === undefined) {
      draft.spoil('actor', label);
      continue;
    }
    draft.addActor({ label, ...(about ? { description: about } : {}), capability }, actor.place);
    const positions = child(actor, 'Position')?.children ?? [];
    const saliences = child(actor, 'Salience')?.children ?? [];
    if (positions.length !== issues.length || saliences.length !== issues.length) {
      const found = `${positions.length} positions and ${saliences.length} saliences`;
      draft.fault(`${quoteName(label)} has ${found}, expected ${issues.length} of each`, actor.place);
      continue;
    }
    const read = issues.map((issue, d) => {
      const [position, salience] = [positions[d].text.trim(), saliences[d].text.trim()];
      return addKtabStance(draft, { actor: label, issue, position, salience, where: positions[d].place });
    });
    warnOfSum(draft, label, read, child(actor, 'Salience')?.place);
  }
  const options = readOptions(child(root, 'ModelParameters'), draft);
  const ideal = readIdealAdjustment(root, draft);
  if (options || ideal) draft.models.spatial = { ...options, ...(ideal ? { IdealAdjustment: ideal } : {}) };
  const seed = child(root, 'prngSeed');
  if (seed) draft.warn('<prngSeed> is not used: random numbers are not those of KTAB', seed.place);
}

/** The options, each with a value that KTAB knows. */
function readOptions(parameters: Element | undefined, draft: Draft): Draft['models']['spatial'] {
  if (!parameters) return undefined;
  // KTAB's options have the same names and values in a situation.
  const known = Object.entries(spatialSettings().shape).flatMap(([name, option]) => {
    const values = option.unwrap();
    return 'options' in values ? [[name, values.options as string[]] as const] : [];
  });
  const valuesOf = new Map(known);
  const found: Record<string, string> = {};
  for (const { name, text, place } of parameters.children) {
    const values = valuesOf.get(name);
    const value = text.trim();
    if (!values) draft.fault(unknownName('option', name, valuesOf.keys()), place);
    else if (!values.includes(value)) draft.fault(unknownName(name, value, values), place);
    else if (name in found) draft.fault(`option \`${name}\` is there twice`, place);
    else found[name] = value;
  }
  return found as Draft['models']['spatial'];
}

/** How much of an actor's ideal point is each actor's position; all of it is its own position unless a pair says otherwise. */
function readIdealAdjustment(root: Element, draft: Draft): Record<string, Record<string, number>> | undefined {
  const adjustment = child(root, 'IdealAdjustment');
  if (!adjustment) return undefined;
  const names = (child(root, 'Actors')?.children ?? []).map((actor) => childText(actor, 'name'));
  const ideal = new Map<string, Map<string, number>>();
  const seen = new Set<string>();
  for (const pair of adjustment.children) {
    const [who, whom] = ['adjustingIdeal', 'referencePos'].map((tag) => {
      const name = childText(pair, tag);
      if (!names.includes(name)) {
        draft.fault(unknownName(`actor in <${tag}>`, name, names), child(pair, tag)?.place ?? pair.place);
      }
      return name;
    });
    const text = childText(pair, 'adjust');
    const share = text === '' ? NaN : Number(text);
    if (!(share >= 0 && share <= 1)) {
      const where = child(pair, 'adjust')?.place ?? pair.place;
      draft.fault(`adjust: found ${text === '' ? 'nothing' : quoteName(text)}, expected a number from 0 to 1`, where);
      continue;
    }
    if (seen.has(JSON.stringify([who, whom]))) {
      draft.fault(`the pair of ${quoteName(who)} and ${quoteName(whom)} is there twice`, pair.place);
    }
    seen.add(JSON.stringify([who, whom]));
    const shares = ideal.get(who) ?? new Map([[who, 1]]);
    ideal.set(who, shares.set(whom, share));
  }
  for (const [who, shares] of ideal) {
    const sum = Number([...shares.values()].reduce((all, share) => all + share, 0).toPrecision(9));
    if (sum > 1) {
      const own = 'of which its own position has 1 unless a pair says otherwise';
      draft.fault(
        `the ideal point of ${quoteName(who)} is ${sum} in all, expected at most 1, ${own}`,
        adjustment.place,
      );
    }
  }
  return Object.fromEntries([...ideal].map(([who, shares]) => [who, Object.fromEntries(shares)]));
}
