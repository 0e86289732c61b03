import type { Election } from '../../models/coalition/election.ts';
import { identifiers } from '../import/build.ts';
import type { Cabinet, Situation } from '../situation.ts';

/** The issue on which the parties of an election stand. */
export const LEFT_RIGHT = 'leftRight';

/** An election as a situation: parties with their seats, left and right, who governed before, and what came of it. */
export function electionSituation(election: Election): Situation {
  const { parties, formerPosition, cabinetPosition } = election;
  const ids = identifiers(parties.map(({ name, id }) => `${name} ${id}`));
  const idOf = ({ name, id }: Election['parties'][number]) => ids.get(`${name} ${id}`) as string;
  const cabinet = (isIn: 'inFormer' | 'inCabinet', leads: 'ledFormer' | 'leads'): Cabinet => {
    const leader = parties.find((party) => party[leads]);
    return { parties: parties.filter((party) => party[isIn]).map(idOf), ...(leader ? { ledBy: idOf(leader) } : {}) };
  };
  return {
    title: `${election.country}, election of ${election.date}`,
    asOf: election.date,
    kind: 'coalition',
    actors: Object.fromEntries(parties.map((party) => [idOf(party), { name: party.name, capability: party.seats }])),
    issues: {
      [LEFT_RIGHT]: {
        name: 'Left or right',
        scale: { 0: 'left', 100: 'right' },
        ...(formerPosition === undefined ? {} : { statusQuo: formerPosition }),
        stances: Object.fromEntries(
          parties.flatMap((party) =>
            party.position === undefined ? [] : [[idOf(party), { position: party.position, salience: 1 }]],
          ),
        ),
      },
    },
    ...(election.hasFormer
      ? {
          government: {
            ...cabinet('inFormer', 'ledFormer'),
            seats: election.seats,
            ...(election.earlier ? { earlier: election.earlier } : {}),
          },
        }
      : {}),
    resolved: {
      group: election.country,
      issues: cabinetPosition === undefined ? {} : { [LEFT_RIGHT]: cabinetPosition },
      cabinet: cabinet('inCabinet', 'leads'),
    },
  };
}
