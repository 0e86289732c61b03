import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { version } from '../../version.ts';
import { eventTools } from './event-tools.ts';
import { prompts } from './prompts.ts';
import { recordTools } from './record-tools.ts';
import { resources } from './resources.ts';
import { situationTools } from './situation-tools.ts';
import type { ServedFolder } from './workspace.ts';

const INSTRUCTIONS =
  'Tightrope forecasts political bargains from a situation file: actors, issues, what each wants, how much it cares and how strong it is, as ranges. Read tightrope://docs/situation-file before you write one. Call check after each change: every fault has its line and column. Numbers come from the tools, never from you.';

/** A server of the Model Context Protocol on a folder: tools, resources and prompts. */
export function mcpServer(workspace: ServedFolder): McpServer {
  const server = new McpServer({ name: 'tightrope', title: 'Tightrope', version }, { instructions: INSTRUCTIONS });
  situationTools(server, workspace);
  recordTools(server, workspace);
  eventTools(server, workspace);
  resources(server);
  prompts(server, workspace);
  return server;
}
