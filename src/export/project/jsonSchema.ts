/** @file The schema of `offshoot.json` as JSON Schema, for those who read or write it with other tools. */

import * as z from 'zod/mini';
import { documentSchema } from './schema.ts';
import { DOCUMENT_VERSION } from '../../core/dataset/projectDocument.ts';

/** Where the committed schema lies. */
export const SCHEMA_FILE = `public/schema/offshoot-project-${DOCUMENT_VERSION}.json`;

/** The text of the schema's file. */
export function schemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(documentSchema, { io: 'input' });
  const title = `Offshoot project, version ${DOCUMENT_VERSION}`;
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
