import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { TightropeError } from '../../numeric/errors.ts';
import { refused } from './answer.ts';
import type { ServedFolder } from './workspace.ts';

/** An error of a request as the protocol has it; the SDK's own writes its number into the message twice. */
class RequestRefused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Answers a request that is no call of a tool: what is wrong is said in the words of the tools. */
export async function askedFor<T>(folder: Pick<ServedFolder, 'root'>, answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    const { message } = refused(error, folder).structuredContent as { message: string };
    const code = error instanceof TightropeError ? ErrorCode.InvalidParams : ErrorCode.InternalError;
    throw new RequestRefused(code, message);
  }
}
