import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import {
    type ClassDeclaration,
    type Declaration,
    declarationsOf,
    type FunctionDeclaration,
    type OptionsDeclaration,
    type ValuesDeclaration,
} from "./declarations.js";

/** A component, as its folder declares it. */
export interface ComponentSource {
    /** Name of the folder, which is that of its page. */
    readonly folder: string;
    readonly component: ClassDeclaration;
    readonly options: OptionsDeclaration;
    /** `<Class>Children`: what each role is made with. */
    readonly children: OptionsDeclaration;
    /** Everything else that its index hands out. */
    readonly others: readonly OtherDeclaration[];
}

export type OtherDeclaration = OptionsDeclaration | ValuesDeclaration | FunctionDeclaration;

const sources = join(__dirname, "..", "..", "components", "src");

/** Every component of the library, in the order of their names. */
export function readComponents(): ComponentSource[] {
    return readdirSync(sources, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(sources, entry.name, "children.ts")))
        .map(({ name }) => readComponent(name))
        .sort((one, other) => (one.component.name < other.component.name ? -1 : 1));
}

/** What `common/` hands out: types that several components share. */
export function readShared(): OptionsDeclaration[] {
    return exportedBy(join(sources, "common", "index.ts")).filter((declaration) => declaration.kind === "options");
}

function readComponent(folder: string): ComponentSource {
    const exported = exportedBy(join(sources, folder, "index.ts"));
    const component = exported.find((each): each is ClassDeclaration => each.kind === "class" && each.extendsComponent);
    if (component === undefined) throw new Error(`components/src/${folder}/index.ts hands out no component.`);
    const optionsNamed = (name: string): OptionsDeclaration => {
        const found = exported.find(
            (each): each is OptionsDeclaration => each.kind === "options" && each.name === name,
        );
        if (found === undefined) throw new Error(`components/src/${folder}/index.ts hands out no ${name}.`);
        return found;
    };
    const options = optionsNamed(`${component.name}Args`);
    const children = optionsNamed(`${component.name}Children`);
    const others = exported.filter(
        (each): each is OtherDeclaration => each.kind !== "class" && each !== options && each !== children,
    );
    return { folder, component, options, children, others: withMentioned([options, ...others], folder).slice(1) };
}

/** Also the types that options mention and the folder's index forgets. */
function withMentioned(known: OtherDeclaration[], folder: string): OtherDeclaration[] {
    const files = readdirSync(join(sources, folder)).filter(
        (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
    );
    const declared = files.flatMap((file) => declarationsOf(parse(join(sources, folder, file))));
    // Grows while it is gone through.
    const found = [...known];
    for (const each of found) {
        const types = each.kind === "options" ? each.members.map(({ type }) => type).join(" ") : "";
        const missing = declared.filter(
            (other): other is OtherDeclaration =>
                (other.kind === "options" || other.kind === "values") &&
                new RegExp(`\\b${other.name}\\b`).test(types) &&
                !found.some(({ name }) => name === other.name),
        );
        found.push(...missing);
    }
    return found;
}

/** The declarations that a file hands out: its own, and those of the files that it hands on. */
function exportedBy(file: string): Declaration[] {
    const source = parse(file);
    const handedOn = source.statements.filter(ts.isExportDeclaration).flatMap(({ moduleSpecifier, exportClause }) => {
        if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
        const declared = exportedBy(join(dirname(file), moduleSpecifier.text.replace(/\.js$/, ".ts")));
        if (exportClause === undefined || !ts.isNamedExports(exportClause)) return declared;
        const named = exportClause.elements.map(({ name }) => name.text);
        return declared.filter(({ name }) => named.includes(name));
    });
    return [...declarationsOf(source), ...handedOn];
}

function parse(file: string): ts.SourceFile {
    return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}
