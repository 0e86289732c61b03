import { countryOf } from '../countries/countries.ts';
import { once } from '../numeric/once.ts';

/**
 * The Council of the European Union: who has how many votes, and what makes a qualified majority.
 *
 * Sources: votes and population (hundreds of thousands, as of the Treaty) under Nice: Treaty of Nice, declarations 20 and
 * 21, and the accession treaties, as listed by Braeuninger & Koenig, Indices of Power (2005). Population under
 * Lisbon in hundredths of a percent: Council's Rules of Procedure, Annex III, for 2016 and for 2025 (Agence Europe
 * 11449/28 and 13544/22). Thresholds: Article 205 TEC; Article 16(4) TEU.
 */

/** Code, name, votes under Nice, population under Nice, in 2016, in 2025; 0 where it was no member. */
type Member = readonly [code: string, name: string, votes: number, nice: number, in2016: number, in2025: number];

const MEMBERS: readonly Member[] = [
  ['AT', 'Austria', 10, 81, 169, 202],
  ['BE', 'Belgium', 12, 102, 221, 262],
  ['BG', 'Bulgaria', 10, 79, 142, 143],
  ['CY', 'Cyprus', 4, 8, 17, 21],
  ['CZ', 'Czech Republic', 12, 103, 205, 242],
  ['DE', 'Germany', 29, 820, 1593, 1849],
  ['DK', 'Denmark', 7, 53, 111, 132],
  ['EE', 'Estonia', 4, 14, 26, 30],
  ['ES', 'Spain', 27, 394, 912, 1078],
  ['FI', 'Finland', 7, 52, 108, 125],
  ['FR', 'France', 29, 590, 1304, 1517],
  ['GB', 'United Kingdom', 29, 592, 1273, 0],
  ['GR', 'Greece', 12, 105, 213, 231],
  ['HR', 'Croatia', 7, 43, 83, 86],
  ['HU', 'Hungary', 12, 101, 194, 213],
  ['IE', 'Ireland', 7, 37, 91, 119],
  ['IT', 'Italy', 29, 576, 1207, 1323],
  ['LT', 'Lithuania', 7, 37, 57, 64],
  ['LU', 'Luxembourg', 4, 4, 11, 15],
  ['LV', 'Latvia', 4, 24, 39, 42],
  ['MT', 'Malta', 3, 4, 8, 12],
  ['NL', 'Netherlands', 13, 158, 337, 401],
  ['PL', 'Poland', 27, 387, 747, 833],
  ['PT', 'Portugal', 12, 100, 204, 236],
  ['RO', 'Romania', 14, 228, 390, 423],
  ['SE', 'Sweden', 10, 89, 192, 234],
  ['SI', 'Slovenia', 4, 20, 41, 47],
  ['SK', 'Slovakia', 7, 54, 106, 121],
];

/** One thing that a majority must have: a share of these votes. */
export interface CouncilCriterion {
  /** Share of all votes, 0-1. */
  quota: number;
  /** True if the share must be exceeded. */
  strict: boolean;
  /** Votes of each member, by code. */
  votes: ReadonlyMap<string, number>;
}

export interface Council {
  criteria: readonly CouncilCriterion[];
  /** Fewer opponents than this cannot block, whatever the criteria say; 0 for no such clause. */
  leastToBlock: number;
}

const votesOf = (members: readonly Member[], of: (member: Member) => number) =>
  new Map(members.map((member) => [member[0], of(member)]));

function nice(without: readonly string[], votesNeeded: number): Council {
  const members = MEMBERS.filter(([code]) => !without.includes(code));
  const all = members.reduce((sum, [, , votes]) => sum + votes, 0);
  return {
    criteria: [
      { quota: votesNeeded / all, strict: false, votes: votesOf(members, ([, , votes]) => votes) },
      { quota: 0.5, strict: true, votes: votesOf(members, () => 1) },
      { quota: 0.62, strict: false, votes: votesOf(members, ([, , , population]) => population) },
    ],
    leastToBlock: 0,
  };
}

function lisbon(population: (member: Member) => number): Council {
  const members = MEMBERS.filter((member) => population(member) > 0);
  return {
    criteria: [
      { quota: 0.55, strict: false, votes: votesOf(members, () => 1) },
      { quota: 0.65, strict: false, votes: votesOf(members, population) },
    ],
    leastToBlock: 4,
  };
}

export type CouncilName = 'eu25-nice' | 'eu27-nice' | 'eu28-nice' | 'eu28-lisbon' | 'eu27-lisbon';

/** The qualified majorities that a rule can name, each with the time it was in force. */
export const COUNCILS: Record<CouncilName, Council> = {
  /** November 2004 to 2006. */
  'eu25-nice': nice(['BG', 'RO', 'HR'], 232),
  /** 2007 to June 2013. */
  'eu27-nice': nice(['HR'], 255),
  /** July 2013 to October 2014. */
  'eu28-nice': nice([], 260),
  /** November 2014 to January 2020. */
  'eu28-lisbon': lisbon((member) => member[4]),
  /** Since February 2020. */
  'eu27-lisbon': lisbon((member) => member[5]),
};

/** Where every member must agree, as on treaties and accessions. */
export const unanimityOf = (council: CouncilName): Council => ({
  criteria: [{ quota: 1, strict: false, votes: new Map(membersOf(council).map((code) => [code, 1])) }],
  leastToBlock: 0,
});

export const COUNCIL_NAMES = Object.keys(COUNCILS) as [CouncilName, ...CouncilName[]];

/** The codes of a council's members. */
export const membersOf = (council: CouncilName): string[] => [...COUNCILS[council].criteria[0].votes.keys()];

/** Which member states an actor speaks for, by the actor's id. */
export type CouncilSeats = Record<string, string | string[]>;

/** Codes of members by country; few situations name any. */
const byCountry = once(() => new Map(MEMBERS.map(([code, name]) => [countryOf(name), code])));

/** Institutions of the Union, which have no seat in its Council. */
const INSTITUTIONS = /^(com|ec|ep|ecb|(the )?(european )?(commission|parliament|council|central bank))$/;

/**
 * The member state that a text means, by any of its names or codes, with those that the Union itself uses (EL, UK).
 *
 * @returns its code (GR, GB); undefined where it is not a member of any council here
 * @example memberNamed('Czechia') // 'CZ'
 */
export function memberNamed(text: string): string | undefined {
  return byCountry().get(countryOf(text.replace(/[_-]+/g, ' ')) ?? '');
}

/**
 * What an actor is to the Council where nothing says for whom it speaks: a member state, a state or institution without a
 * seat, or unknown.
 */
export function standing(id: string, name: string | undefined): { member: string } | 'outside' | 'unknown' {
  const texts = [id, ...(name === undefined ? [] : [name])];
  for (const text of texts) {
    const member = memberNamed(text);
    if (member !== undefined) return { member };
  }
  const known = (text: string) => {
    const plain = text.replace(/[_-]+/g, ' ').trim().toLowerCase();
    return INSTITUTIONS.test(plain) || countryOf(plain) !== undefined;
  };
  return texts.some(known) ? 'outside' : 'unknown';
}

/**
 * The members of a council that an actor speaks for: those it is given, or the one that its own id or name means: `DE`,
 * `germany`, `United_Kingdom`.
 *
 * @param name of the actor
 * @returns codes of members; none where it has no seat
 */
export function seatsOf(
  id: string,
  name: string | undefined,
  council: CouncilName,
  given: CouncilSeats | undefined,
): string[] {
  const members = membersOf(council);
  const found = standing(id, name);
  const itself = typeof found === 'object' ? [found.member] : [];
  const said = given && Object.hasOwn(given, id) ? [given[id]].flat().map((text) => memberNamed(text) ?? text) : itself;
  return said.filter((code) => members.includes(code));
}
