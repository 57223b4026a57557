// Which engine stands behind the port in this process.
import { SearchEngine } from './search.port.js';

export const searchProvider = { provide: SearchEngine, useFactory: () => null };
