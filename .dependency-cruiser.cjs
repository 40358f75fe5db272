/** The layers of DESIGN: core <- store <- platform, ui <- features <- app; core <- cli. */
/** @type {import('dependency-cruiser').IConfiguration} */
const TEST = '\\.test\\.tsx?$';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'core-imports-only-core',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST },
      to: { path: '^src/(?!core/)' },
    },
    {
      name: 'core-npm-allowlist',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(yaml|zod|ipaddr\\.js|fflate|@noble/hashes|@scure/base|pdf-lib)/',
      },
    },
    {
      name: 'zod-by-its-own-door',
      comment:
        'schema/z.ts tells zod not to make code at run time, before the first schema is made',
      severity: 'error',
      from: { path: '^src/', pathNot: `${TEST}|^src/core/model/schema/z\\.ts$` },
      to: { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-no-node',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'model-is-the-floor',
      severity: 'error',
      from: { path: '^src/core/model/', pathNot: TEST },
      to: { path: '^src/core/(?!model/)' },
    },
    {
      name: 'graph-stands-on-model',
      severity: 'error',
      from: { path: '^src/core/graph/', pathNot: TEST },
      to: { path: '^src/core/(?!model/|graph/)' },
    },
    {
      name: 'layout-stands-on-graph',
      severity: 'error',
      from: { path: '^src/core/layout/', pathNot: TEST },
      to: { path: '^src/core/(?!model/|graph/|layout/)' },
    },
    {
      name: 'commands-stand-on-graph',
      severity: 'error',
      from: { path: '^src/core/commands/', pathNot: TEST },
      to: { path: '^src/core/(?!model/|graph/|layout/|commands/)' },
    },
    {
      name: 'diff-stands-on-commands',
      severity: 'error',
      from: { path: '^src/core/diff/', pathNot: TEST },
      to: { path: '^src/core/(?!model/|graph/|analysis/|commands/|format/|diff/)' },
    },
    {
      name: 'canvas-picture-knows-no-plugin',
      severity: 'error',
      from: { path: '^src/core/(canvas-picture|presentation)/', pathNot: TEST },
      to: {
        path: '^src/core/(?!model/|graph/|layout/|analysis/|format/|canvas-picture/|presentation/)',
      },
    },
    {
      name: 'format-is-a-leaf',
      severity: 'error',
      from: { path: '^src/core/format/', pathNot: TEST },
      to: { path: '^src/core/(?!format/)' },
    },
    {
      name: 'persistence-stands-on-model',
      severity: 'error',
      from: { path: '^src/core/persistence/', pathNot: TEST },
      to: { path: '^src/core/(?!model/|graph/|persistence/)' },
    },
    {
      name: 'core-plugins-are-independent',
      severity: 'error',
      from: { path: `^src/core/(diagnostics|diagrams|exporters|importers|plan)/`, pathNot: TEST },
      to: {
        path: `^src/core/(diagnostics|diagrams|exporters|importers|plan)/`,
        pathNot: '^src/core/$1/',
      },
    },
    {
      name: 'analysis-knows-no-plugin',
      severity: 'error',
      from: { path: '^src/core/analysis/', pathNot: TEST },
      to: { path: '^src/core/(diagnostics|diagrams|exporters|importers|plan)/' },
    },
    {
      name: 'bundle-stands-on-top-of-core',
      severity: 'error',
      from: { path: '^src/core/(?!bundle/)', pathNot: TEST },
      to: { path: '^src/core/bundle/' },
    },
    {
      name: 'rule-pages-stand-on-top-of-core',
      severity: 'error',
      from: { path: '^src/core/(?!rule-pages/)', pathNot: TEST },
      to: { path: '^src/core/rule-pages/' },
    },
    {
      name: 'advice-stands-on-top-of-core',
      severity: 'error',
      from: { path: '^src/core/(?!advice/)', pathNot: TEST },
      to: { path: '^src/core/advice/' },
    },
    {
      name: 'advice-knows-no-view-or-file',
      severity: 'error',
      from: { path: '^src/core/advice/', pathNot: TEST },
      to: { path: '^src/core/(bundle|diagrams|exporters|importers|layout|persistence)/' },
    },
    {
      name: 'candidate-does-not-import-candidate',
      severity: 'error',
      from: { path: '^src/core/advice/candidates/', pathNot: TEST },
      to: { path: '^src/core/advice/candidates/' },
    },
    {
      name: 'rule-does-not-import-rule',
      severity: 'error',
      from: { path: '^src/core/diagnostics/rules/', pathNot: TEST },
      to: { path: '^src/core/diagnostics/rules/' },
    },
    {
      name: 'store-has-no-view',
      severity: 'error',
      from: { path: '^src/store/', pathNot: TEST },
      to: { path: '^src/(platform|ui|features|app|cli)/|node_modules/(react|react-dom|@xyflow)/' },
    },
    {
      name: 'platform-has-no-view',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TEST },
      to: { path: '^src/(ui|features|app|cli)/' },
    },
    {
      name: 'ui-kit-knows-no-product',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: TEST },
      to: { path: '^src/(core|store|platform|features|app|cli)/' },
    },
    {
      name: 'features-are-below-app',
      severity: 'error',
      from: { path: '^src/features/', pathNot: TEST },
      to: { path: '^src/(app|cli)/' },
    },
    {
      name: 'no-cross-feature',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: TEST },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'cli-stands-on-core',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: TEST },
      to: { path: '^src/(store|platform|ui|features|app)/' },
    },
    {
      name: 'embed-stands-on-its-own',
      comment: "the page that others embed draws with the canvas's geometry and none of its editor",
      severity: 'error',
      from: { path: '^src/embed/', pathNot: TEST },
      to: {
        path: '^src/(app|cli|features)/',
        pathNot: '^src/features/(canvas/scene|verdict)/',
      },
    },
    {
      name: 'nothing-imports-embed',
      severity: 'error',
      from: { path: '^src/(?!embed/)', pathNot: TEST },
      to: { path: '^src/embed/' },
    },
    {
      name: 'only-canvas-knows-reactflow',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/features/canvas/' },
      to: { path: 'node_modules/@xyflow/' },
    },
    { name: 'tests-are-leaves', severity: 'error', from: {}, to: { path: TEST } },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: `${TEST}|^src/testing/` },
      to: { path: '^src/testing/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.app.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'module', 'default', 'types'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|dist-cli|\\.tsbuild)' },
    reporterOptions: { mermaid: { minify: false } },
  },
};
