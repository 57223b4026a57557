// Writes the OpenAPI document of the api to the file named on the command line. Needs a migrated database.
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { loadConfig } from '@app/platform';
import { createApi } from '../../api/src/api.js';
import { openApiDocument } from '../../api/src/openapi.js';

const file = process.argv[2];
if (!file) throw new Error('usage: openapi FILE');
const app = await createApi(loadConfig(undefined, 'openapi'), '');
writeFileSync(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
await app.close();
