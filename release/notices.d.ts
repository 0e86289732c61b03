/** Types of `notices.js`, which runs without a build. */
interface Collector {
  name: string;
  generateBundle(this: never, options: unknown, bundle: never): void;
}

export interface Notice {
  heading: string;
  license: string;
  text: string;
}

export declare const NOTICES: string;
export declare function notices(): { collect(): Collector; write(): Collector };
export declare function packageFolder(module: string): string | undefined;
export declare function noticesBelow(folder: string): Notice[];
