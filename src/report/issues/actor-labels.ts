import type { IssueForecast } from '../../forecast/forecast.ts';
import { central } from '../../situation/quantity.ts';
import { refuses, share } from '../actors/page.ts';
import { textWidth, wrapText } from '../page/draw/text-width.ts';
import type { Names } from '../words/names.ts';

/** Wider labels of several actors are broken into lines. */
const WIDEST = 190;
/** Actors within this share of the scale have one label. */
const CLOSE = 2.6;
/** Of more labels than this, those of the heaviest are shown. */
const MOST_LABELS = 14;

/** The names of actors at one place of a scale. */
export interface ActorLabel {
  /** In percent of the scale. */
  x: number;
  /** In pixels. */
  width: number;
  lines: number;
  /** By line. */
  text: LabelPiece[][];
  /** Where each actor stands, in percent of the scale. */
  places: number[];
}

/** Who wants what, from low to high; those close together have one label. */
export function actorLabels({ stances, scale }: IssueForecast, names: Names): ActorLabel[] {
  const weight = (one: (typeof stances)[number]) => central(one.capability) * central(one.salience);
  const heaviest = new Set(stances.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_LABELS));
  const sorted = stances
    .filter((one) => heaviest.has(one))
    .map(({ actor, position, veto }) => ({
      name: names.actors[actor],
      x: share(central(position), scale),
      bold: refuses(veto),
    }))
    .sort((a, b) => a.x - b.x || a.name.localeCompare(b.name, 'en'));
  const groups: (typeof sorted)[] = [];
  for (const one of sorted) {
    const last = groups[groups.length - 1];
    if (last && one.x - last[0].x < CLOSE) last.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => {
    const lines: LabelPiece[][] = [[]];
    for (const piece of group.flatMap(piecesOf)) {
      const line = lines[lines.length - 1];
      if (line.length > 0 && widthOf([...line, piece]) > WIDEST) lines.push([piece]);
      else line.push(piece);
    }
    lines[lines.length - 1][lines[lines.length - 1].length - 1].after = '';
    const x = group.reduce((sum, one) => sum + one.x, 0) / group.length;
    return {
      x,
      text: lines,
      lines: lines.length,
      width: Math.max(...lines.map(widthOf)),
      places: group.map((one) => one.x),
    };
  });
}

/** A name, or a part of one that is too long for a line. */
export interface LabelPiece {
  name: string;
  bold: boolean;
  /** What follows it: a comma where its name ends and another follows. */
  after: string;
}

const piecesOf = ({ name, bold }: { name: string; bold: boolean }): LabelPiece[] =>
  wrapText(name, WIDEST - 20).map((part, k, all) => ({ name: part, bold, after: k < all.length - 1 ? '' : ',' }));

const widthOf = (line: LabelPiece[]) =>
  line.reduce((sum, { name, bold }) => sum + textWidth(name) * (bold ? 1.08 : 1), 0) + 7 * (line.length - 1);
