import { phrasesYaml } from '../../ledger/claim/phrases-yaml.ts';

/** `tightrope ledger phrases`: what words of probability are taken to mean, as a file to edit and to pass to `--phrases`. */
export async function phrasesCommand(): Promise<void> {
  process.stdout.write(phrasesYaml());
}
