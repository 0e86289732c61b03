import { createHash } from 'node:crypto';

/** What a content security policy calls a script or a style of the page itself. */
export const policyHash = (content: string): string =>
  `sha256-${createHash('sha256').update(content).digest('base64')}`;
