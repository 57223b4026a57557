// What is known of a screen that is looked at.
import type { Portal } from './portal.js';

export interface Screen {
  name: string;
  /** As in the route table. */
  route: string;
  /** Login name; absent: nobody is signed in. */
  as?: string;
  /** The address, when it is more than the route. */
  at?: (portal: Portal) => Promise<string> | string;
  /** Words of the h1. */
  title: RegExp;
  /** Words that must be there as well. */
  says?: RegExp;
  /** The server answers 404 or 403 to what this page asks; the console then tells so. */
  isRefused?: boolean;
}
