// The import law of the house: floors, doors, no cycles, pure schemas, a portal that knows schemas only. Run by
// `npm run check`; test/architecture/imports.spec.ts plants a breach of each rule and sees it reported.

/** Rooms by floor, lowest first. A room imports from lower floors only; neighbours do not know each other. */
const FLOORS = [
  ['platform'],
  ['reference'],
  ['identity', 'listing'],
  ['achievement', 'demand', 'broker', 'ledger'],
  ['matching', 'subscription'],
  ['deal'],
  ['contract'],
  ['dashboard'],
  ['notification'],
];

const SPEC = '\\.spec\\.ts$';
const SCHEMA = '\\.schema\\.ts$';
const DOOR = '^libs/[^/]+/src/index\\.ts$';
const TESTING = '^libs/platform/src/testing/';

const floorRules = FLOORS.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const above = FLOORS.slice(floor)
      .flat()
      .filter((other) => other !== room);
    return {
      name: `floor-${room}`,
      comment: `${room} stands on floor ${floor} and imports from lower floors only`,
      severity: 'error',
      from: { path: `^libs/${room}/`, pathNot: TESTING },
      to: { path: `^(libs/(${above.join('|') || '-'})|apps|migrations|test)/`, pathNot: '^test/support/' },
    };
  }),
);

const doorRules = FLOORS.flat().map((room) => ({
  name: `door-${room}`,
  comment: `other rooms are entered by @app/<room> only; a schema may import schema files`,
  severity: 'error',
  from: { path: `^libs/${room}/`, pathNot: SCHEMA },
  to: { path: '^libs/', pathNot: [`^libs/${room}/`, DOOR, `${TESTING}index\\.ts$`] },
}));

module.exports = {
  forbidden: [
    ...floorRules,
    ...doorRules,
    {
      name: 'door-apps',
      comment: 'apps, migrations and tests enter a room by its door only',
      severity: 'error',
      from: { path: '^(apps/(api|worker|cli)|migrations|test)/' },
      to: { path: '^libs/', pathNot: [DOOR, `${TESTING}index\\.ts$`] },
    },
    {
      name: 'apps-apart',
      comment:
        'the apps do not import each other, but for what api offers them: the list of rooms, itself, its document',
      severity: 'error',
      from: { path: '^apps/(api|worker|cli|web)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/api/src/(rooms|api|openapi)\\.ts$'] },
    },
    {
      name: 'pure-schema',
      comment: 'a schema imports zod and other schemas, nothing else: the portal loads it too',
      severity: 'error',
      from: { path: `^libs/.*${SCHEMA}` },
      to: { pathNot: ['^node_modules/zod/', SCHEMA] },
    },
    {
      name: 'web-knows-schemas-only',
      comment: 'the portal imports schema files of the rooms and nothing else of them',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|migrations|test)/', pathNot: SCHEMA },
    },
    {
      name: 'testing-door',
      comment: 'testing doors and test support are for tests',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [SPEC, '/testing/', '^libs/[^/]+/src/index\\.ts$'] },
      to: { path: '(/testing/|^test/)' },
    },
    {
      name: 'no-cycle',
      comment: 'modules that need each other are one module, or a third one is missing',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency',
      comment: 'what ships must not need a development package',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/', pathNot: [SPEC, '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^apps/web/(dist|public)/', '\\.css$', '\\.svg$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: `${__dirname}/test/support/cruise-aliases.cjs` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json', '.css'],
    },
  },
};
