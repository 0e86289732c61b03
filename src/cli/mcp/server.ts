import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { version } from '../../version.ts';
import { eventTools } from './event-tools.ts';
import { servePrompts } from './prompts.ts';
import { recordTools } from './record-tools.ts';
import { serveResources } from './resources.ts';
import { situationTools } from './situation-tools.ts';
import { serveTools } from './tool.ts';
import type { ServedFolder } from './workspace.ts';

const INSTRUCTIONS =
  'Tightrope forecasts political bargains from a situation file: actors, issues, what each wants, how much it cares and how strong it is, as ranges. Read tightrope://docs/situation-file before you write one. Call check after each change: every fault has its line and column. Numbers come from the tools, never from you.';

/**
 * A server of the Model Context Protocol on a folder: tools, resources and prompts. It is the SDK's plain server, since the one with
 * registered tools checks arguments in words of its own.
 */
export function mcpServer(workspace: ServedFolder): Server {
  const capabilities = { tools: {}, resources: {}, prompts: {}, completions: {} };
  const server = new Server(
    { name: 'tightrope', title: 'Tightrope', version },
    { capabilities, instructions: INSTRUCTIONS },
  );
  serveTools(server, workspace, [...situationTools(workspace), ...recordTools(workspace), ...eventTools(workspace)]);
  serveResources(server);
  servePrompts(server, workspace);
  return server;
}
