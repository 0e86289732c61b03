import type { Quad } from './cameo.ts';

/**
 * The kinds of event of ACLED with their class. ACLED has no scores; that demonstrations and violence are material conflict,
 * as in CAMEO, is this table's own reading. Types of event stand for files without sub-events, also those before 2019. Strategic
 * developments that are neither are left without.
 *
 * @see Armed Conflict Location & Event Data Project, Codebook (2023), table 1: event types and sub-event types
 */
export const ACLED: Readonly<Record<string, Quad>> = {
  'Government regains territory': 4,
  'Non-state actor overtakes territory': 4,
  'Armed clash': 4,
  'Excessive force against protesters': 4,
  'Protest with intervention': 4,
  'Peaceful protest': 4,
  'Violent demonstration': 4,
  'Mob violence': 4,
  'Chemical weapon': 4,
  'Air/drone strike': 4,
  'Suicide bomb': 4,
  'Shelling/artillery/missile attack': 4,
  'Remote explosive/landmine/IED': 4,
  Grenade: 4,
  'Sexual violence': 4,
  Attack: 4,
  'Abduction/forced disappearance': 4,
  Agreement: 1,
  Arrests: 4,
  'Disrupted weapons use': 4,
  'Looting/property destruction': 4,
  'Non-violent transfer of territory': 2,
  Battles: 4,
  Protests: 4,
  Riots: 4,
  'Explosions/Remote violence': 4,
  'Violence against civilians': 4,
  'Battle-No change of territory': 4,
  'Battle-Government regains territory': 4,
  'Battle-Non-state actor overtakes territory': 4,
  'Remote violence': 4,
  'Riots/Protests': 4,
};

/** Kinds of event of ACLED that are neither cooperation nor conflict. */
export const ACLED_WITHOUT_CLASS: readonly string[] = [
  ...['Change to group/activity', 'Headquarters or base established', 'Other'],
  ...['Strategic developments', 'Strategic development'],
];
