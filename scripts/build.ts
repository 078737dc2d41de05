// Builds dist/: the scripts, their types and a manifest. Usage: npm run build [-- --if-stale]
import { build, freshManifest } from './lib/build.ts';

if (process.argv.includes('--if-stale') && freshManifest() !== undefined) {
  console.log('dist/ is what src/ says');
} else {
  try {
    const { seconds, entries } = await build({ strict: true });
    console.log(`dist/ has ${entries} entries, built in ${seconds.toFixed(1)} s`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
