import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { UsageError } from '../../numeric/errors.ts';
import { mcpServer } from './server.ts';
import { workspaceOf } from './workspace.ts';

/** Milliseconds that the ledger has to write what is under way when the assistant goes. */
const PATIENCE = 5000;

/** `tightrope mcp`: serves a folder to an assistant over standard input and output, until the input ends. */
export async function mcpCommand(folder: string, { seconds }: { seconds: number }): Promise<void> {
  if (seconds < 1 || seconds > 3600) throw new UsageError(`--seconds: found ${seconds}, expected 1 to 3600`);
  const workspace = await workspaceOf(folder, process.env.TIGHTROPE_DATABASE_URL, seconds * 1000);
  const server = mcpServer(workspace);
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
    process.once('SIGTERM', resolve).once('SIGINT', resolve);
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  await workspace.ledger.close(PATIENCE);
  // What a call still draws on threads is nobody's any more.
  process.exit();
}
