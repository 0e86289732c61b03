import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Calibration, KindCalibration } from '../calibration/calibration.ts';
import { shippedCalibration } from '../calibration/shipped.ts';
import { cabinetTable, partyTable } from '../report/coalitions/table.ts';
import { forecastHtml } from '../report/forecast/page.ts';
import { shortText } from '../report/forecast/short-text.ts';
import { forecastText } from '../report/forecast/text.ts';
import type { ChartDocument } from '../report/page/chart.ts';
import { csv } from '../report/table/csv.ts';
import type { Situation } from '../situation/schema.ts';
import { forecast } from './index.ts';

const kinds = { other: shippedCalibration.kinds.other as KindCalibration };
/** Weights of the number of parties alone: each coalition of n parties has e^n. */
const byNumber: Calibration = {
  ...{ format: 'tightrope-calibration', version: 1, from: ['by hand'], seed: 1 },
  kinds,
  coalitions: { coalition: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], leader: [1, 0, 0, 0, 0], others: 0.1, led: 0.9 },
};

const parliament = (changes: Partial<Situation> = {}): Situation => ({
  title: 'Two parties',
  kind: 'coalition',
  actors: { left: { name: 'Left', capability: 60 }, right: { name: 'Right', capability: 40 } },
  issues: {
    leftRight: {
      name: 'Left or right',
      scale: [0, 10],
      statusQuo: 5,
      stances: { left: { position: 2, salience: 1 }, right: { position: 7, salience: 1 } },
    },
  },
  government: { parties: ['right'], ledBy: 'right' },
  ...changes,
});
const of = (situation: Situation, calibration = byNumber) =>
  forecast(situation, { calibration, samples: 64 }).coalitions;

describe('a forecast of a bargain over a cabinet', () => {
  test('says who is in, who leads, which cabinets are likeliest and where it stands, as computed by hand', () => {
    const both = Math.E / (2 + Math.E);
    const one = 1 / (2 + Math.E);
    const near = (x: number) => expect.closeTo(x, 12);
    const found = of(parliament());
    expect(found).toMatchObject({ issue: 'leftRight', draws: 1, ledByOthers: near(0.1) });
    expect(found?.parties).toEqual([
      {
        ...{ id: 'left', name: 'Left', seats: 60 },
        inCabinet: { value: near(one + both), standardError: 0 },
        leads: { value: near(0.9 * (one + 0.6 * both)), standardError: 0 },
      },
      {
        ...{ id: 'right', name: 'Right', seats: 40 },
        inCabinet: { value: near(one + both), standardError: 0 },
        leads: { value: near(0.9 * (one + 0.4 * both)), standardError: 0 },
      },
    ]);
    expect(found?.cabinets).toEqual([
      { parties: ['left', 'right'], probability: near(both), seatShare: 1 },
      { parties: ['left'], probability: near(one), seatShare: 0.6 },
      { parties: ['right'], probability: near(one), seatShare: 0.4 },
    ]);
    // Both together stand at 0.6 x 2 + 0.4 x 7 = 4, on the scale of the issue.
    expect(found?.position.mean).toBeCloseTo(both * 4 + one * 9, 9);
    expect(found?.position.quantiles).toEqual({ q05: near(2), q25: near(4), q50: near(4), q75: near(4), q95: near(7) });
  });

  test('is a mean over draws of seats and positions', () => {
    const situation = parliament();
    situation.issues.leftRight.stances.left.position = [0, 4];
    const found = of(situation);
    const both = Math.E / (2 + Math.E);
    const one = 1 / (2 + Math.E);
    expect(found?.draws).toBe(1024);
    // Of seats alone these weights make nothing; the left party stands at 0 or 4, as likely.
    expect(found?.cabinets[0].probability).toBeCloseTo(both, 9);
    expect(found?.position.mean).toBeCloseTo(both * (0.6 * 2 + 0.4 * 7) + one * 9, 1);
    expect(found?.position.quantiles.q05).toBeCloseTo(0, 9);
    expect(found?.parties[0].inCabinet.standardError).toBe(0);
  });

  test('has no more draws than so many coalitions allow, and gives the parties beyond twelve what such parties had', () => {
    const ids = Array.from({ length: 14 }, (_, i) => `p${i}`);
    const found = of({
      title: 'Many',
      actors: Object.fromEntries(ids.map((id, i) => [id, { capability: { mean: 40 - 2 * i, sd: 0.1 } }])),
      issues: {
        x: { stances: Object.fromEntries(ids.map((id, i) => [id, { position: 7 * i, salience: 1 }])) },
      },
      government: { parties: ['p0'] },
    });
    expect(found?.draws).toBe(256);
    expect(found?.parties[13].inCabinet.value).toBeCloseTo(0.1, 12);
    expect(found?.cabinets).toHaveLength(10);
  });

  test('is by the elections that ship with the package unless told otherwise, and says so', () => {
    const { coalitions } = forecast(parliament(), { samples: 64 });
    expect(coalitions).toMatchObject({ elections: 352, countries: 28 });
  });

  test('is only made where parties, a former government and what was learned are there, and a note says which of them is missing', () => {
    const notes = (situation: Situation, calibration = byNumber) => {
      const made = forecast(situation, { calibration, samples: 64 });
      expect(made.coalitions).toBeUndefined();
      return made.notes.filter((note) => note.startsWith('Which cabinet forms'));
    };
    const { government: _, ...nobody } = parliament();
    expect(notes(nobody)).toEqual([]);
    expect(notes(parliament({ kind: 'treaty' }))[0]).toContain('the kind of the situation is treaty, not coalition');
    const { coalitions: __, ...without } = byNumber;
    expect(notes(parliament(), without)[0]).toContain('without what was learned of cabinets');
    const seatless = { left: { capability: 0 }, right: { capability: 0 } };
    expect(notes(parliament({ actors: seatless }))[0]).toContain('no party has both seats and a position');
  });

  test('stands in the short text, the long one, the page and the tables, whatever the parties are called', () => {
    const odd = parliament({
      actors: { constructor: { name: '<b>Left</b> | Wing', capability: 60 }, right: { name: 'Right', capability: 40 } },
    });
    const { left, right } = odd.issues.leftRight.stances;
    odd.issues.leftRight.stances = { constructor: left, right };
    const made = forecast(odd, { calibration: byNumber, samples: 64 });
    expect(shortText(made)).toMatch(/WHICH CABINET FORMS +in it +leads it\n.*Left.* +79% +/);
    expect(shortText(made)).toContain('Likeliest cabinet: <b>Left</b> | Wing, Right (58%)');
    expect(forecastText(made)).toContain('The cabinet stands at 4.0 on “Left or right” (90%: 2.0 to 7.0)');
    const { document } = parseHTML('<html></html>');
    const html = forecastHtml(made, document as unknown as ChartDocument);
    expect(html).toContain('<h2 id="cabinet">');
    expect(html).not.toContain('<b>Left</b>');
    expect(csv(partyTable(made)).split('\r\n')[1]).toMatch(/^constructor,<b>Left<\/b> \| Wing,60,0\.788/);
    expect(csv(cabinetTable(made)).split('\r\n')[1]).toMatch(/^constructor right,1,0\.576/);
  });
});
