/** What the server says when it refuses. */
export class ServerRefusal extends Error {
  readonly code: string | undefined;
  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** A response that is what was asked for. @throws ServerRefusal with the server's own words */
export async function sound(response: Response): Promise<Response> {
  if (response.ok) return response;
  const said = (await response.json().catch(() => ({}))) as { error?: { code: string; message: string } };
  throw new ServerRefusal(said.error?.message ?? `it answers ${response.status}`, said.error?.code);
}

/** Asks again where the server says that it was asked too often. @throws what else it refuses */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ServerRefusal) || error.code !== 'too-many' || tries >= MOST_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

const MOST_TRIES = 30;
