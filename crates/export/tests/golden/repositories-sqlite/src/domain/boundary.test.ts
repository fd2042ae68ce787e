import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';

it('imports nothing of Drizzle or of the infrastructure into the domain', async () => {
  const paths = await readdir('src/domain', { recursive: true });
  for (const path of paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))) {
    const text = await readFile(join('src/domain', path), 'utf8');
    assert.doesNotMatch(text, /from '[^']*(drizzle|infrastructure)/, path);
  }
});
