import { CARRIED_IDS, type CarriedSituation, type CarriedText, LIST_META } from '../../report/site/carried.ts';

/** Situations that `tightrope export-site` put into or beside this page; undefined where it carries none. @throws if they are not there */
export async function carriedSituations(): Promise<readonly CarriedSituation[] | undefined> {
  const inside = carriedJson(CARRIED_IDS.situations);
  if (inside !== undefined) return inside as CarriedSituation[];
  const list = document.querySelector<HTMLMetaElement>(`meta[name="${LIST_META}"]`)?.content;
  return list === undefined ? undefined : JSON.parse(await beside(list));
}

/** The script of the engine, where the page is one file. */
export const carriedEngine = (): string | undefined => carriedJson(CARRIED_IDS.engine) as string | undefined;

/** Whether there is nothing beside this page: no worker, and no file to keep for later. */
export const isOneFile = (): boolean => document.getElementById(CARRIED_IDS.engine) !== null;

export const carriedText = async (carried: CarriedText): Promise<string> =>
  'text' in carried ? carried.text : beside(carried.at);

async function beside(path: string): Promise<string> {
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(`A file of this site is missing: ${path} (the server answers ${response.status}).`);
  return response.text();
}

function carriedJson(id: string): unknown {
  const found = document.getElementById(id);
  return found instanceof HTMLScriptElement ? JSON.parse(found.text) : undefined;
}
