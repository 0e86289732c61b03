import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  type Tool as ListedTool,
  ListToolsRequestSchema,
  type ToolAnnotations,
} from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import { checkValue } from '../../situation/check-value.ts';
import { ARGUMENTS, answeredCall, type Found, refused, type Working, wrong } from './answer.ts';
import type { ServedFolder } from './workspace.ts';

/** A tool: what an assistant reads of it, and what it does. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: Input;
  /** What it answers, beside what may be wrong. */
  output: z.ZodRawShape;
  annotations: ToolAnnotations;
  run(asked: z.output<Input>, working: Working): Promise<Found>;
}

/** A tool whose `run` takes what its `input` says. */
export const tool = <Input extends z.ZodObject>(definition: Tool<Input>): Tool => definition as unknown as Tool;

/**
 * Serves tools. What an assistant gives is checked here, not by the SDK, so that its faults read as all others do: the name of the
 * argument, what was found and what is right.
 */
export function serveTools(server: Server, workspace: ServedFolder, tools: readonly Tool[]): void {
  const byName = new Map(tools.map((one) => [one.name, one]));
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(listed) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, call): Promise<CallToolResult> => {
    const found = byName.get(params.name);
    if (found === undefined) return refused(new UsageError(unknownName('tool', params.name, byName.keys())), workspace);
    return answeredCall(workspace, call, (working) =>
      found.run(checkValue(found.input, params.arguments ?? {}, ARGUMENTS), working),
    );
  });
}

const listed = ({ name, title, description, annotations, input, output }: Tool): ListedTool => ({
  ...{ name, title, description, annotations },
  inputSchema: z.toJSONSchema(input, { io: 'input', target: 'draft-7' }) as ListedTool['inputSchema'],
  outputSchema: z.toJSONSchema(z.object({ ...wrong, ...output }), { target: 'draft-7' }) as ListedTool['outputSchema'],
});
