import { cleanRun, removeRun } from '../../runs/clean.ts';

/** `tightrope run clean`. */
export async function cleanCommand(folder: string, { all }: { all?: boolean }): Promise<void> {
  const { files, bytes } = await (all ? removeRun(folder) : cleanRun(folder));
  console.error(`${folder}: removed ${files} ${files === 1 ? 'file' : 'files'}, ${(bytes / 1e6).toFixed(1)} MB`);
}
