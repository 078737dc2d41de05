// One build for everybody: dependencies included, code split, see docs/decisions/0003-one-build.md.
import { existsSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { minify as terser } from 'terser';
import { tags } from './scripts/lib/files.ts';
import { leanContract, leanOperations } from './scripts/lib/lean-contract.ts';
import { smallLiterals } from './scripts/lib/literals.ts';
import { asModule } from './scripts/lib/umd.ts';

/** The files a host may name, by the name it uses: index, define, client, and one for each tag. */
const input = Object.fromEntries([
  ['index', 'src/index.ts'], ['define', 'src/define.ts'], ['client', 'src/client/index.ts'],
  ...tags().map((tag) => [tag, `src/components/${tag}/define.ts`]),
].filter(([, path]) => existsSync(new URL(path, import.meta.url))));

/** What every panel needs, in two chunks. The client has its own: it is used without Lit, too. */
const shared = [
  ['client', [
    /\/src\/client\/(?!(index|live|events|retries|pages|item-changes)\.ts|contract\/)/,
    /\/src\/client\/contract\/(lean-zod|keywords|build|common|endpoint|capabilities|batch|problem)\.ts$/,
  ]],
  ['element', [
    // A directive that one panel uses travels with it.
    /\/node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element|@lit\/context)\/(?!.*(repeat|directive-helpers|guard)\.js)|\0no-dom/,
    /\/src\/themes\//,
    /\/src\/components\/([\w-]+|(ui|controllers)\/(?!phone|wear|picture|text-field|pages|connect|when-text|number-label|time|confirm|dialog-styles|view-controller|companions)[\w-]+|settings-session\/(?!define)[\w-]+|strings\/en)\.ts$/,
  ]],
  // What several panels need each, but neither the shell nor its first section.
  ['views', [/\/src\/components\/controllers\/view-controller\.ts$/]],
  // What code that is loaded later shares.
  ['late', [/\/src\/components\/ui\/(confirm|dialog-styles|wear)\.ts$/]],
  ['do-not-disturb', [/\/src\/(client\/contract\/do-not-disturb|components\/ui\/when-text)\.ts$/]],
  ['profile', [/\/src\/client\/contract\/(profile|avatar)\.ts$/]],
  // What forwarding is made of; the calendar can keep to the company's hours, too.
  ['days', [/\/src\/(rules\/days|client\/contract\/(schedules|forwarding-numbers|call-forwarding))\.ts$/]],
  // Needed by every language but English, and fetched beside it.
  ['languages', [/\/src\/components\/strings\/(languages|counting)\.ts$/]],
  // Else they would be put together with whatever else is small, such as what is only loaded when used.
  ['phone', [/\/src\/components\/ui\/(phone|number-label)\.ts$/]],
  ['number-words', [/\/src\/components\/call-forwarding\/form-en\.ts$/]],
  ['phone-input', [/\/src\/client\/contract\/phone-input\.ts$/]],
  ['blocking', [/\/src\/client\/contract\/(call-blocking|blocked-numbers|search-query)\.ts$/]],
];

/**
 * Lit's builds for Node differ from those for browsers in one thing only: they load where there is no DOM. So do we, with
 * them, at the price of 60 bytes; the stand-ins that they would bring along for rendering on a server stay out.
 */
const loadsWithoutDom = {
  name: 'loads-without-dom',
  async resolveId(source, importer, options) {
    if (source === '@lit-labs/ssr-dom-shim') return '\0no-dom';
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    const [, lit, file] = /^(.*\/(?:@lit\/reactive-element|lit-html)\/)(?!node\/)(.+)$/.exec(resolved?.id ?? '') ?? [];
    if (lit === undefined || file === 'is-server.js') return resolved;
    return { ...resolved, id: existsSync(`${lit}node/${file}`) ? `${lit}node/${file}` : resolved.id };
  },
  load(id) {
    return id === '\0no-dom' ? 'export const HTMLElement = class {}; export const customElements = undefined;' : undefined;
  },
};

const modules = {
  name: 'modules',
  transform(code, id) {
    const module = asModule(id, code);
    return module && { code: module, map: null };
  },
};

/** After esbuild, which shortens private names, this takes another 2.5 % off. */
const smaller = {
  name: 'smaller',
  renderChunk: (code) => terser(code, { module: true, ecma: 2020, sourceMap: true, compress: { passes: 2 }, format: { comments: false } }),
};

export default {
  input,
  logLevel: 'warn',
  plugins: [
    loadsWithoutDom,
    leanContract,
    modules,
    nodeResolve({ browser: true, exportConditions: ['browser', 'production'], extensions: ['.js', '.ts'] }),
    esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' }),
    leanOperations,
    smallLiterals,
    minify({ target: 'es2022', legalComments: 'none' }),
    smaller,
  ],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    // The build puts its version between: `chunks/<version>/element.js`.
    chunkFileNames: 'chunks/[name].js',
    // An entry names all that it needs, however deep: the browser asks for everything at once.
    hoistTransitiveImports: true,
    // Two chunks that every page needs, in place of ten small ones: fewer requests, and less, for gzip sees more at once.
    manualChunks: (id) => shared.find(([, patterns]) => patterns.some((pattern) => pattern.test(id)))?.[0],
  },
  // A warning is a mistake that ships (a missing export, a cycle, an unresolved import), unless it is about a dependency's insides.
  onwarn(warning) {
    const about = warning.ids ?? [warning.id ?? warning.loc?.file ?? ''];
    if (!about.every((id) => id.includes('/node_modules/'))) throw new Error(warning.message);
  },
};
