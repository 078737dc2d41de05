import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { type RollupOptions, rollup } from 'rollup';
import { root } from './files.ts';

/** What each module adds to a page that shows these tags: bytes minified, and gzipped by itself (so their sum is more than the page's). */
export async function weighModules(tags: readonly string[]): Promise<string> {
  const { default: config } = (await import(join(root, 'rollup.config.js'))) as { default: RollupOptions };
  const bundled = await rollup({ ...config, input: Object.fromEntries(tags.map((tag) => [tag, `src/components/${tag}/define.ts`])) });
  const { output } = await bundled.generate({ format: 'es' });
  await bundled.close();
  const now = new Set<string>();
  const add = (fileName: string): void => {
    const chunk = output.find((file) => file.fileName === fileName);
    if (chunk?.type !== 'chunk' || now.has(fileName)) return;
    now.add(fileName);
    chunk.imports.forEach(add);
  };
  output.forEach((file) => file.type === 'chunk' && file.isEntry && add(file.fileName));
  const rows: { id: string; bytes: number; gzip: number }[] = [];
  for (const file of output) {
    if (file.type !== 'chunk' || !now.has(file.fileName)) continue;
    for (const [id, { code }] of Object.entries(file.modules)) {
      const { code: small } = await transform(code ?? '', { minify: true, target: 'es2022' });
      if (small.length > 0) rows.push({ id: id.replace(root, '').replace(/.*\/node_modules\//, ''), bytes: small.length, gzip: gzipSync(small, { level: 9 }).length });
    }
  }
  const total = rows.reduce((sum, { gzip }) => sum + gzip, 0);
  return [...rows.sort((a, b) => b.gzip - a.gzip).map(({ id, bytes, gzip }) => `${String(bytes).padStart(7)} ${String(gzip).padStart(6)}  ${id}`), `${' '.repeat(7)} ${total}  in all`].join('\n');
}
