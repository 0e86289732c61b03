import type { Quad } from './cameo.ts';

/**
 * The kinds of event of ACLED with their class. ACLED has no scores; that demonstrations and violence are material conflict,
 * as in CAMEO, is this table's own reading. Strategic developments that are neither are left without.
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
};
