/** Packages that are no ES modules, but files for a `<script>` or for `require()`. */
const umd = /\/node_modules\/papaparse\//;
/** What a package needs on Node only, as its `browser` field says. */
const onNode = /\/mediabunny\/dist\/modules\/src\/node\.js$/;

/** Such a file as an ES module with what it exports as default, and what is for Node without that; undefined where it is a browser's already. */
export function asModule(path: string, code: string): string | undefined {
  if (onNode.test(path)) return 'export const fs = undefined;';
  return umd.test(path) ? `const module = { exports: {} }; const exports = module.exports;${code}\nexport default module.exports;` : undefined;
}
