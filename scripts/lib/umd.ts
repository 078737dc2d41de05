/** Packages that are no ES modules, but files for a `<script>` or for `require()`. */
const umd = /\/node_modules\/papaparse\//;

/** Such a file as an ES module with what it exports as default; undefined where it is one already. */
export const asModule = (path: string, code: string): string | undefined =>
  (umd.test(path) ? `const module = { exports: {} }; const exports = module.exports;${code}\nexport default module.exports;` : undefined);
