import * as z from 'zod';
import { version } from '../version.ts';
import type { AnswerDescription, Body, Route } from './route.ts';
import { faultSchema } from './routes/checked.ts';

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), faults: z.array(faultSchema).optional() }),
});

/** Errors that every route may answer with; `docs/http-api.md` has all. */
const ERRORS: Record<string, string> = {
  400: 'the request, an option or a name in it is wrong',
  401: 'no cookie and no token',
  404: 'no such thing',
  429: 'too many requests',
};

/** A schema as OpenAPI 3.1 has it, which is JSON Schema 2020-12. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref' });
  return rest;
}

/** The API as a document of OpenAPI 3.1, from the definitions that check the requests. */
export function openApi(routes: readonly Route<never, never, never>[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path][route.method] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tightrope',
      version,
      description:
        'Forecasts political bargains and keeps score. Values are those that the commands print with `--json`.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: jsonSchema(errorSchema, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'the token in `.tightrope/server.json` of the folder' },
      },
    },
    security: [{ token: [] }],
  };
}

function operation({
  tag,
  summary,
  method,
  path,
  params,
  query,
  headers = {},
  body,
  answers,
}: Route<never, never, never>): object {
  const parameters = [
    ...parametersOf(params, 'path'),
    ...parametersOf(query, 'query'),
    ...Object.entries(headers).map(([name, description]) => ({
      name,
      in: 'header',
      description,
      schema: { type: 'string' },
    })),
  ];
  const error = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
  return {
    operationId: `${method}${path.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W+$/, '')}`,
    tags: [tag],
    summary,
    // The same for everybody who reaches the server.
    ...(!path.startsWith('/api') && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)])),
      ...Object.fromEntries(Object.entries(ERRORS).map(([status, description]) => [status, { description, ...error }])),
    },
  };
}

/** The properties of a schema as parameters. */
function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...of }]) => ({
    ...{ name, in: place, required: place === 'path' || required.includes(name), schema: of },
    ...(description !== undefined && { description }),
  }));
}

const contentOf = (body: Body<never>): object =>
  'json' in body
    ? { 'application/json': { schema: jsonSchema(body.json, 'input') } }
    : Object.fromEntries(body.text.map((type) => [type, { schema: { type: 'string' } }]));

const responseOf = ({ description, schema, type = 'application/json' }: AnswerDescription): object => ({
  description,
  ...(type !== null && {
    content: {
      [type]: { schema: schema ? jsonSchema(schema, 'output') : type === 'application/json' ? {} : { type: 'string' } },
    },
  }),
});
