import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemaPath, topologyJsonSchema, topologyJsonSchemaText } from './json-schema.ts';

describe('topologyJsonSchema', () => {
  it('asks for as little as the reader does', () => {
    expect(topologyJsonSchema()).toMatchObject({
      type: 'object',
      required: ['apiVersion', 'kind', 'metadata'],
      properties: { apiVersion: { const: 'quorate/v1' }, hosts: { type: 'array' } },
    });
  });

  it('is what the site publishes (else run: npm run schema)', () => {
    const published = new URL(`../../../public/${jsonSchemaPath}`, import.meta.url);
    expect(readFileSync(published, 'utf8')).toBe(topologyJsonSchemaText());
  });
});
