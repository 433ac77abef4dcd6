import tseslint from "typescript-eslint";

/** `[room, rooms and packages it may not know]`: the arrows of docs/architecture.md, as errors. */
const walls = [
    ["components", ["stacks", "app-runtime", "policy", "testing"]],
    ["policy", ["stacks", "app-runtime", "components", "testing"]],
    ["app-runtime", ["stacks", "components", "policy", "testing"]],
    ["stacks", ["policy", "testing"]],
    ["testing", ["stacks", "app-runtime", "components", "policy"]],
];
const tests = ["**/*.test.ts", "**/*.cases.ts"];

const forbidPackages = (patterns) => [
    "error",
    { patterns: patterns.map(([group, message]) => ({ group: [group, `${group}/*`], message })) },
];

export default tseslint.config(
    { ignores: ["**/node_modules/", "**/dist/", "**/.evenkeel/", "**/.artefacts/"] },
    {
        files: ["**/*.ts"],
        extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: {
            "@typescript-eslint/no-explicit-any": "error",
            "@typescript-eslint/no-non-null-assertion": "error",
            "@typescript-eslint/consistent-type-imports": "error",
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
            // A type that contains itself can only be written with an index signature.
            "@typescript-eslint/consistent-indexed-object-style": "off",
            // A Pulumi resource or component is made for its effect on the graph: `new Network(...)` alone is the normal case.
            "no-new": "off",
            "@typescript-eslint/no-extraneous-class": "off",
            eqeqeq: "error",
            "no-restricted-syntax": [
                "error",
                {
                    selector:
                        "CallExpression[callee.property.name='apply'] NewExpression[callee.object.object.name='aws']",
                    message:
                        "A resource made inside .apply is missing from previews; make it outside and pass the Output.",
                },
            ],
        },
    },
    ...walls.map(([room, others]) => ({
        files: [`${room}/**/*.ts`],
        ignores: tests,
        rules: {
            "@typescript-eslint/no-restricted-imports": forbidPackages([
                ...others.map((other) => [
                    `@evenkeel/${other}`,
                    `${room} does not import ${other} (docs/architecture.md).`,
                ]),
                // Their sources, and not any folder of the same name: `testing` is a word of every room.
                ...["src", "dist"].flatMap((folder) =>
                    others.map((other) => [
                        `**/../${other}/${folder}`,
                        `${room} does not import ${other} (docs/architecture.md).`,
                    ]),
                ),
                ...(room === "app-runtime" ? [["@pulumi", "app-runtime knows no Pulumi (docs/architecture.md)."]] : []),
            ]),
        },
    })),
    {
        files: ["components/src/**/*.ts", "policy/**/*.ts", "app-runtime/**/*.ts"],
        ignores: tests,
        rules: {
            "no-restricted-syntax": [
                "error",
                {
                    selector: "NewExpression[callee.property.name='Config'], NewExpression[callee.name='Config']",
                    message: "Only stacks/ reads configuration; take an argument instead.",
                },
                {
                    selector:
                        "CallExpression[callee.property.name='apply'] NewExpression[callee.object.object.name='aws']",
                    message:
                        "A resource made inside .apply is missing from previews; make it outside and pass the Output.",
                },
            ],
        },
    },
    {
        files: tests,
        // chai's `expect(x).to.be.true` is an expression by design.
        rules: { "@typescript-eslint/no-unused-expressions": "off" },
    },
);
