import { situationJsonSchema } from '../situation/schema.ts';

/** `tightrope schema`: prints the JSON Schema of the situation file. */
export function schemaCommand(): void {
  console.log(JSON.stringify(situationJsonSchema(), null, 2));
}
