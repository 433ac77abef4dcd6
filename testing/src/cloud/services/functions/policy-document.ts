import type { Inputs } from "../../inputs.js";
import type { FunctionModel, Json, Refusals } from "../../model.js";
import { isMap, parse } from "../shared/policies.js";

type Statement = Record<string, Json>;
type Document = Record<string, Json>;

/**
 * A policy document as the real provider writes it: one value stands alone, several are sorted backwards, members come in AWS's order.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/
 */
export const policyDocument: FunctionModel = {
    token: "aws:iam/getPolicyDocument:getPolicyDocument",
    refuse: (inputs) => [...unreadableDocuments(inputs), ...repeatedSids(inputs)],
    call: (inputs, place) => {
        const document = merged(inputs);
        return {
            ...inputs.known(),
            id: String(Number.parseInt(place.hex(8), 16)),
            json: escaped(JSON.stringify(document, null, 2)),
            minifiedJson: escaped(JSON.stringify(document)),
        };
    },
};

function merged(inputs: Inputs): Document {
    const own = document(
        inputs.text("version") ?? "2012-10-17",
        inputs.text("policyId"),
        inputs.list("statements").map(statement),
    );
    const before = inputs.texts("sourcePolicyDocuments").map(parsedDocument);
    const after = inputs.texts("overridePolicyDocuments").map(parsedDocument);
    return [...before, own, ...after].reduce(mergedInto, document(undefined, undefined, []));
}

/** A statement replaces an earlier one with the same `Sid`, and is added otherwise. */
function mergedInto(base: Document, next: Document): Document {
    const statements = [...statementsOf(base)];
    for (const added of statementsOf(next)) {
        const index = statements.findIndex(({ Sid }) => Sid !== undefined && Sid === added["Sid"]);
        if (index === -1) statements.push(added);
        else statements[index] = added;
    }
    return document(next["Version"] ?? base["Version"], next["Id"] ?? base["Id"], statements);
}

function document(version: Json | undefined, id: Json | undefined, statements: readonly Statement[]): Document {
    return {
        ...(version === undefined ? {} : { Version: version }),
        ...(id === undefined ? {} : { Id: id }),
        ...(statements.length === 0 ? {} : { Statement: [...statements] }),
    };
}

function statement(inputs: Inputs): Statement {
    const members: Record<string, Json | undefined> = {
        Sid: inputs.text("sid"),
        Effect: inputs.text("effect") ?? "Allow",
        Action: values(inputs, "actions"),
        NotAction: values(inputs, "notActions"),
        Resource: values(inputs, "resources"),
        NotResource: values(inputs, "notResources"),
        Principal: principals(inputs.list("principals")),
        NotPrincipal: principals(inputs.list("notPrincipals")),
        Condition: conditions(inputs.list("conditions")),
    };
    const written: Statement = {};
    for (const [key, value] of Object.entries(members)) {
        if (value !== undefined && value !== "") written[key] = value;
    }
    return written;
}

/** One value as itself, several sorted from last to first, none not at all. */
function values(inputs: Inputs, property: string): Json | undefined {
    const texts = inputs.texts(property).map(withVariables);
    return texts.length > 1 ? sortedBackwards(texts) : texts[0];
}

function principals(entries: readonly Inputs[]): Json | undefined {
    if (entries.length === 0) return undefined;
    const byType: Record<string, string[]> = {};
    for (const entry of sortedBy(entries, "type")) {
        const identifiers = entry.texts("identifiers").map(withVariables);
        (byType[entry.text("type") ?? ""] ??= []).push(...sortedBackwards(identifiers));
    }
    const everybody = byType["*"];
    if (entries.length === 1 && everybody?.length === 1 && everybody[0] === "*") return "*";
    return Object.fromEntries(Object.entries(byType).map(([type, identifiers]) => [type, single(identifiers)]));
}

function conditions(entries: readonly Inputs[]): Json | undefined {
    if (entries.length === 0) return undefined;
    const byTest: Record<string, Record<string, string[]>> = {};
    for (const entry of sortedBy(sortedBy(entries, "variable"), "test")) {
        const ofTest = (byTest[entry.text("test") ?? ""] ??= {});
        (ofTest[entry.text("variable") ?? ""] ??= []).push(...entry.texts("values").map(withVariables));
    }
    const written: Record<string, Json> = {};
    for (const [test, variables] of Object.entries(byTest)) {
        written[test] = Object.fromEntries(
            Object.entries(variables).map(([variable, texts]) => [variable, single(texts)]),
        );
    }
    return written;
}

function single(texts: readonly string[]): Json {
    const [only] = texts;
    return only !== undefined && texts.length === 1 ? only : [...texts];
}

function sortedBackwards(texts: readonly string[]): string[] {
    return [...texts].sort().reverse();
}

function sortedBy(entries: readonly Inputs[], property: string): Inputs[] {
    const key = (entry: Inputs): string => entry.text(property) ?? "";
    return [...entries].sort((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
}

/** `&{aws:username}` stands for `${aws:username}`, which the provider's own language would expand. */
function withVariables(text: string): string {
    return text.replaceAll("&{", "${");
}

/** The provider is written in Go, whose JSON escapes what HTML would read as markup. */
function escaped(json: string): string {
    return json.replaceAll("&", "\\u0026").replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
}

function parsedDocument(json: string): Document {
    const value = parse(json);
    return isMap(value) ? value : {};
}

function statementsOf({ Statement: statements }: Document): Statement[] {
    const list = Array.isArray(statements) ? statements : [statements];
    return list.filter(isMap);
}

function unreadableDocuments(inputs: Inputs): Refusals {
    return ["sourcePolicyDocuments", "overridePolicyDocuments"].flatMap((property) =>
        inputs.texts(property).map((json, index) => {
            const message = `${property}[${String(index)}] is not a JSON object; write a policy document.`;
            return json !== "" && !isMap(parse(json)) && { code: "InvalidParameterValue", message };
        }),
    );
}

function repeatedSids(inputs: Inputs): Refusals {
    const sids = inputs.list("statements").map((entry) => entry.text("sid") ?? "");
    const repeated = sids.find((sid, index) => sid !== "" && sids.indexOf(sid) !== index);
    return [
        repeated !== undefined && {
            code: "InvalidParameterValue",
            message: `two statements have the sid "${repeated}"; give each its own.`,
        },
    ];
}
