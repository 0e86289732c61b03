import { serveDocs } from '../server/docs-site.ts';
import { EXIT } from './exit.ts';
import { checkPort, interrupted, present } from './present.ts';

/** `tightrope docs`: serves the docs that come with the package, until Ctrl-C. */
export async function docsCommand({ port, open }: { port?: number; open?: boolean }): Promise<void> {
  checkPort(port);
  const server = await serveDocs(port === undefined ? {} : { port });
  console.error('The docs are at this address, without a network; Ctrl-C ends it:');
  present(server.address, open);
  await interrupted();
  await server.close();
  process.exit(EXIT.interrupted);
}
