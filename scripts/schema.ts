/** `npm run schema:write`: writes the JSON Schema of `offshoot.json` where it is published. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { schemaText, SCHEMA_FILE } from '../src/export/project/jsonSchema.ts';

const path = join(import.meta.dirname, '..', SCHEMA_FILE);
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, schemaText());
