import { version } from '../package.json';

/** The version of the package, such as `1.2.0`: every forecast carries it. */
export { version };
