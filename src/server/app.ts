import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { once } from '../numeric/once.ts';
import { checkValue } from '../situation/check-value.ts';
import { DOCS_STYLE, docsPage } from './docs-page.ts';
import { errorAnswer } from './error-answer.ts';
import { SAFE_HEADERS } from './guard/headers.ts';
import { inUrl, isOwnHost } from './guard/hosts.ts';
import { type Rate, rateLimit, USUAL_RATE } from './guard/rate.ts';
import { openApi } from './openapi.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { type Env, json, type Route } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';
import type { ServerContext } from './server-context.ts';
import { staticFile } from './static.ts';

export interface AppOptions {
  /** The names that a request may call the server by. */
  names: readonly string[];
  /** Where it listens; undefined in tests without a socket. */
  port?: () => number | undefined;
  rate?: Rate;
  /** Takes what went wrong by a fault of the program. */
  report?: (error: unknown) => void;
}

/** The address of who asks, as the socket has it. */
const clientOf = (c: Context<Env>): string =>
  (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ??
  'here';

/** The whole server as a function of requests: guards first, then the routes, then the files of the page. */
export function makeApp(
  server: ServerContext,
  { names, port = () => undefined, rate = USUAL_RATE, report }: AppOptions,
): Hono<Env> {
  const app = new Hono<Env>({ strict: true });
  const waitOf = rateLimit(rate);
  // Cookies know no ports: two servers on one machine must not take each other's.
  const cookie = () => `tightrope_${port() ?? 0}`;

  app.onError((error) => {
    const { status, headers, body } = errorAnswer(error);
    if (status === 500) report?.(error);
    return json(body, status, { ...SAFE_HEADERS, ...headers });
  });

  app.use(async (c, next) => {
    if (!isOwnHost(c.req.header('host'), names, port()))
      throw new Refusal(
        'host',
        `the Host of the request is none of ${names.map(inUrl).join(', ')} with the port of the server`,
      );
    const wait = waitOf(clientOf(c));
    if (wait > 0) throw new Refusal('too-many', 'too many requests', { 'Retry-After': String(wait) });
    refuseOtherSites(c);
    await next();
    for (const [name, value] of Object.entries(SAFE_HEADERS)) c.res.headers.set(name, value);
  });

  app.get('/', async (c, next) => {
    const token = c.req.query('token');
    if (token === undefined) return next();
    const session = server.sessions.exchange(token);
    // A used token in a browser that has its cookie is a page that was opened again.
    if (session)
      setCookie(c, cookie(), session.value, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: session.maxAge });
    c.header('Cache-Control', 'no-store');
    return c.redirect('/', 303);
  });

  const authorised = (c: Context<Env>) => {
    const bearer = /^Bearer ([\w-]{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (bearer !== undefined && server.sessions.isToken(bearer)) return true;
    const session = getCookie(c, cookie());
    return bearer === undefined && session !== undefined && server.sessions.isSession(session);
  };
  for (const path of ['/api', '/api/*', '/openapi.json'])
    app.use(path, async (c, next) => {
      if (!authorised(c))
        throw new Refusal(
          'token',
          'no session: open the address that `tightrope serve` printed, or send the token (docs/http-api.md)',
          {
            'WWW-Authenticate': 'Bearer',
          },
        );
      c.set('who', { name: 'owner', role: 'owner' });
      await next();
    });

  const routes = allRoutes();
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(route.method.toUpperCase(), path, (c) => answer(c, route, server));
  }
  const document = once(() => openApi(routes));
  app.get('/openapi.json', () => json(document()));
  const docs = once(() => docsPage(document()));
  app.get('/docs', (c) => c.html(docs()));
  app.get('/docs.css', (c) => c.body(DOCS_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.delete('/api/session', (c) => {
    deleteCookie(c, cookie());
    return c.body(null, 204);
  });
  app.on(['GET'], '*', async (c, next) => (/^\/(api|openapi\.json)(\/|$)/.test(c.req.path) ? next() : staticFile(c)));
  app.notFound((c) => {
    const { path, method } = c.req;
    const allowed = routes.filter((one) => matches(one.path, path)).map((one) => one.method.toUpperCase());
    if (allowed.length > 0)
      throw new Refusal('method', `${method}: expected ${allowed.join(', ')}`, { Allow: allowed.join(', ') });
    throw new Refusal('not-found', 'no such route; /docs lists them');
  });
  return app;
}

/** Answers a route: checks what was asked, and does it. */
async function answer(c: Context<Env>, route: Route<never, never, never>, server: ServerContext): Promise<Response> {
  const { params, query, body } = route;
  const asked = {
    c,
    who: c.get('who'),
    params: (params ? checkValue(params, c.req.param(), 'path') : {}) as never,
    query: (query ? checkValue(query, queryOf(c), 'query') : {}) as never,
    body: (body ? await readBody(c, body) : undefined) as never,
  };
  return route.handle(asked, server);
}

/** The query: of a name that stands there twice, a list. */
function queryOf(c: Context<Env>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

/**
 * A browser says with every request that changes something which site it comes from, and newer ones with every request.
 *
 * @throws Refusal if that is another one
 */
function refuseOtherSites(c: Context<Env>): void {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const own = [`http://${c.req.header('host')}`, `https://${c.req.header('host')}`];
  const foreign = origin !== undefined && !own.includes(origin.toLowerCase());
  // A link on another site may lead to the page, which then asks for itself.
  const linked =
    c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate' && !c.req.path.startsWith('/api');
  const across = site !== undefined && site !== 'same-origin' && site !== 'none' && !linked;
  if (foreign || across) throw new Refusal('origin', 'the request comes from another site');
}

/** Whether a path fits the pattern of a route. */
function matches(pattern: string, path: string): boolean {
  const [steps, given] = [pattern.split('/'), path.split('/')];
  return (
    steps.length === given.length &&
    steps.every((step, i) => step === given[i] || (step.startsWith('{') && given[i] !== ''))
  );
}
