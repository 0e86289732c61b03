import type { Quad } from './cameo.ts';

/** A kind of event of PLOVER. */
export interface PloverType {
  type: string;
  quad: Quad;
  /** The Schrodt score, -10 to 10: the mean Goldstein score of the events of CAMEO that went into the type. */
  score: number;
  modes: readonly string[];
}

const kind = (type: string, quad: Quad, score: number, modes = ''): PloverType => ({
  ...{ type, quad, score },
  modes: modes === '' ? [] : modes.split(' '),
});

/**
 * The kinds of event of PLOVER with their class, score and modes; POLECAT has REQUEST for DEMAND.
 *
 * @see Open Event Data Alliance, PLOVER: Event, Actor and Data Interchange Specification, draft 0.7b1 (2021), chapter 2,
 * with its table of Schrodt scores
 */
export const PLOVER: readonly PloverType[] = [
  kind('AGREE', 1, 4.2),
  kind('CONSULT', 1, 2.1, 'visit third-party multilateral phone'),
  kind('SUPPORT', 1, 4.6),
  kind('CONCEDE', 1, 5),
  kind('COOPERATE', 2, 6.8),
  kind('AID', 2, 7.4, 'economic military humanitarian asylum'),
  kind('RETREAT', 2, 7.6, 'withdraw release return disarm ceasefire access resign'),
  kind('DEMAND', 3, -5, 'assist change yield meet'),
  kind('REQUEST', 3, -5, 'assist change yield meet'),
  kind('ACCUSE', 3, -2, 'disapprove investigate'),
  kind('REJECT', 3, -4.2, 'assist change yield meet'),
  kind('THREATEN', 3, -5.1, 'restrict ban arrest relations expel territory violence'),
  kind('PROTEST', 4, -6.6, 'demo riot strike-gen strike-lim strike-hun boycott obstruct'),
  kind('SANCTION', 4, -5.2, 'convict cancel expel withdraw sever'),
  kind('MOBILIZE', 4, -5.3, 'troops weapons police'),
  kind('COERCE', 4, -7.2, 'confiscate restrict ban censor curfew martial-law arrest deport withhold'),
  kind(
    'ASSAULT',
    4,
    -9.3,
    'abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack heavy-weapons',
  ),
];
