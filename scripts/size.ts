// npm run size: what a page costs, from dist/. --write puts it into bench/SIZES.md, --check compares it with bench/budget.json,
// --modules <tag> says which module of that panel's page weighs how much.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, freshManifest } from './lib/build.ts';
import { root } from './lib/files.ts';
import { pages, sizesTable } from './lib/size.ts';
import { weighModules } from './lib/weigh.ts';

const { values: options } = parseArgs({ options: { write: { type: 'boolean' }, check: { type: 'boolean' }, modules: { type: 'string' } } });
if (options.modules !== undefined) {
  console.log(await weighModules(['settings-session', options.modules]));
  process.exit();
}

if (freshManifest() === undefined) await build({ strict: false });
const manifest = freshManifest();
if (manifest === undefined) throw new Error('src/ changes while it is being built; try again');

const table = sizesTable(manifest);
console.log(table);
if (options.write === true) writeFileSync(join(root, 'bench/SIZES.md'), table);
if (options.check === true) {
  for (const { name, gzip, budget } of pages(manifest).filter((page) => page.gzip > page.budget)) {
    console.error(`${name}: ${gzip} B are more than the ${budget} B it may have (bench/budget.json)`);
    process.exitCode = 1;
  }
}
