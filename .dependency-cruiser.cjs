/** Which way our own modules may depend on each other: the arrows of the rooms, as rules. */

/** A rule: `from` may reach nothing of ours but itself and `to`. Packages are not governed here. */
const only = (name, from, to, comment, extra = {}) => ({
  name,
  severity: "error",
  comment,
  from: { path: from, pathNot: testFiles, ...extra.from },
  to: {
    path: "^(app|components|lib|server|e2e|bench|scripts|sim)/",
    pathNot: [from, ...to],
    ...extra.to,
  },
});

const testFiles = ["\\.test\\.tsx?$", "\\.contract\\.tsx?$"];
// Open to all: they know nothing of the product.
const leaves = ["^lib/text/", "^lib/day/", "^lib/i18n/"];

module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      comment: "Two modules that need each other are one idea in two files. Type imports count.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolved",
      severity: "error",
      comment: "An import that leads nowhere hides an arrow from every other rule.",
      from: { path: "^(app|components|lib|server|e2e|bench|sim)/" },
      to: { couldNotResolve: true },
    },
    only(
      "records",
      "^lib/records/",
      leaves,
      "lib/records stands alone: everything derives from it.",
    ),
    only("sync", "^lib/sync/", ["^lib/records/", ...leaves], "lib/sync is pure: records only."),
    only(
      "api-client",
      "^lib/api/",
      ["^lib/(sync|records)/", "^server/api/router\\.ts$", ...leaves],
      "lib/api knows sync, and of the server one type.",
    ),
    {
      name: "router-by-type-only",
      severity: "error",
      comment:
        "The client takes the server's router as a type; its code must never reach a browser.",
      from: { path: "^lib/" },
      to: { path: "^server/", dependencyTypesNot: ["type-only"] },
    },
    only(
      "local",
      "^lib/local/",
      ["^lib/(records|sync|api|search)/", ...leaves],
      "lib/local stores what records and sync say.",
    ),
    only("leaf-text", "^lib/text/", [], "lib/text is a leaf."),
    only("leaf-day", "^lib/day/", [], "lib/day is a leaf."),
    only("leaf-i18n", "^lib/i18n/", [], "lib/i18n is a leaf."),
    only("demo", "^lib/demo/", ["^lib/(records|day)/", ...leaves], "lib/demo → records, day."),
    only(
      "export",
      "^lib/export/",
      ["^lib/(records|numbers|day)/", ...leaves],
      "lib/export → records, numbers, day.",
    ),
    only(
      "other-lib",
      "^lib/(numbers|search|pwa|acceptance)/",
      ["^lib/records/", ...leaves],
      "Any other part of lib → records.",
      { to: { pathNot: ["^lib/(numbers|search|pwa|acceptance)/", "^lib/records/", ...leaves] } },
    ),
    only("ui", "^components/ui/", leaves, "components/ui knows no domain word."),
    only("components", "^components/", ["^lib/"], "components → lib."),
    only(
      "app",
      "^app/",
      ["^app/", "^components/", "^lib/"],
      "Screens and shell → components, lib; never the server.",
    ),
    {
      name: "no-sibling-screen",
      severity: "error",
      comment: "Two screens that share something share a component.",
      from: { path: "^app/screens/([^/]+)/" },
      to: { path: "^app/screens/([^/]+)/", pathNot: "^app/screens/$1/" },
    },
    only(
      "server",
      "^server/",
      ["^lib/(records|sync|export|demo)/", ...leaves],
      "server → records, sync, export, demo.",
    ),
    {
      name: "lib-without-next-and-node",
      severity: "error",
      comment: "lib runs in the browser, in the server and in the simulation alike.",
      from: { path: "^lib/", pathNot: testFiles },
      to: { path: "(^|/)node_modules/next/|^next(/|$)" },
    },
    {
      name: "lib-without-node-builtins",
      severity: "error",
      comment: "lib runs in the browser, in the server and in the simulation alike.",
      from: { path: "^lib/", pathNot: testFiles },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "lib-without-react",
      severity: "error",
      comment:
        "React belongs to screens; of lib only the hooks of the local store and i18n meet it.",
      from: {
        path: "^lib/",
        pathNot: [...testFiles, "^lib/local/hooks", "^lib/i18n/.*\\.tsx$"],
      },
      to: { path: "(^|/)node_modules/(@types/)?react(-dom)?/" },
    },
    {
      name: "tests-stay-out",
      severity: "error",
      comment: "Nothing that ships depends on tests, bench, simulator or scripts.",
      from: { path: "^(app|components|lib|server)/", pathNot: testFiles },
      to: { path: "^(e2e|bench|scripts|sim)/|\\.test\\.tsx?$" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|public|node_modules/\\.cache)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
};
