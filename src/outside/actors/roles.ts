/**
 * What an actor is, by the codes of three letters that follow a country's in CAMEO, with the names under which ICEWS and
 * POLECAT have the same sector.
 *
 * @see Schrodt 2012, CAMEO: Event and Actor Codebook (version 1.1b3), chapter 3
 */
export const ACTOR_ROLES: Readonly<Record<string, readonly string[]>> = {
  AGR: ['Agriculture'],
  BUS: ['Business'],
  COP: ['Police'],
  CRM: ['Criminal', 'Criminals / Gangs'],
  CVL: ['Civilian', 'Civilians', 'Citizen', 'Population'],
  DEV: ['Development'],
  EDU: ['Education'],
  ELI: ['Elite'],
  ENV: ['Environmental'],
  GOV: ['Government', 'Executive'],
  HLH: ['Health'],
  HRI: ['Human rights'],
  IGO: ['International Government Organization', 'Inter-governmental organization'],
  IMG: ['International militarized group'],
  INS: ['Insurgents'],
  JUD: ['Judicial', 'Judiciary', 'Court Judge'],
  LAB: ['Labor'],
  LEG: ['Legislative', 'Legislature', 'Parliament'],
  MED: ['Media'],
  MIL: ['Military'],
  MNC: ['Multinational Corporation'],
  NGO: ['Nongovernmental Organization (International)', 'Non-governmental organization'],
  OPP: ['Opposition', 'Political opposition'],
  PTY: ['Political Party', 'Parties'],
  REB: ['Rebel', 'Rebels'],
  REF: ['Refugees'],
  REL: ['Religious'],
  SEP: ['Separatists'],
  SPY: ['State intelligence', 'Intelligence'],
  UAF: ['Unidentified Forces', 'Unidentified Armed Group', 'Unaligned armed forces'],
};
