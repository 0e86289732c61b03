import type { Context } from 'hono';
import type * as z from 'zod';
import type { Requester, ServerContext } from './server-context.ts';

/** What Hono keeps of a request. */
export interface Env {
  Variables: { who: Requester };
}

/** The body of a request: JSON by a schema, or a text. */
export type Body<Value> = { json: z.ZodType<Value>; most?: number } | { text: readonly string[]; most: number };

/** An answer, for the description of the API. */
export interface AnswerDescription {
  description: string;
  /** Of JSON; any JSON by default. */
  schema?: z.ZodType;
  /** `application/json` by default; null where there is no body. */
  type?: string | null;
}

/** A request, checked. */
export interface CheckedRequest<Params, Query, Value> {
  params: Params;
  query: Query;
  body: Value;
  who: Requester;
  c: Context<Env>;
}

/** One route: what it takes, what it answers, and the description of both. */
export interface Route<Params = unknown, Query = unknown, Value = unknown> {
  method: 'get' | 'put' | 'post' | 'delete';
  /** As OpenAPI writes it: `/api/situations/{file}`. */
  path: string;
  tag: string;
  summary: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: Body<Value>;
  /** Headers that it reads. */
  headers?: Record<string, string>;
  answers: Record<number, AnswerDescription>;
  handle(asked: CheckedRequest<Params, Query, Value>, server: ServerContext): Promise<Response> | Response;
}

/** A route with the types of what it takes worked out from its schemas. */
export const route = <Params = unknown, Query = unknown, Value = string>(
  of: Route<Params, Query, Value>,
): Route<never, never, never> => of as unknown as Route<never, never, never>;

/** JSON as the commands print it. */
export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  jsonText(`${JSON.stringify(value, null, 2)}\n`, status, headers);

/** JSON that is written already. */
export const jsonText = (text: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(text, {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
