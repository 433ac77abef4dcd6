import { isMap, isScalar, isSeq, type Document, type Node } from "yaml";
import { nearestOf } from "./nearest.js";
import { Problem } from "./problem.js";

/** The keys of a stack file that mean something to Pulumi. */
const knownKeys = ["config", "environment", "secretsprovider", "encryptedkey", "encryptionsalt"];

/**
 * Refuses a stack file that has something else where keys belong; the engine would quote its own types.
 *
 * @throws Problem with the file, what was found and what is expected
 */
export function refuseWrongShape(document: Document, file: string): void {
    if (!isMap(document.contents)) {
        throw new Problem(
            `${file} is ${shapeOf(document.contents)}; a stack file has keys, such as config: with aws:region: eu-west-1 below it`,
        );
    }
    const config = document.contents.get("config", true);
    if (config === undefined || isMap(config) || (isScalar(config) && config.value === null)) return;
    throw new Problem(
        `config in ${file} is ${shapeOf(config)}; it has keys with values below it, such as aws:region: eu-west-1`,
    );
}

/** A sentence for each key that Pulumi passes over in silence, which is mostly a misspelt one. */
export function unknownKeys(document: Document, file: string): string[] {
    if (!isMap(document.contents)) return [];
    return document.contents.items.flatMap(({ key }) => {
        const name = isScalar(key) ? String(key.value) : String(key);
        if (knownKeys.includes(name)) return [];
        const nearest = nearestOf(name, knownKeys);
        const hint = nearest === undefined ? `known are ${knownKeys.join(", ")}` : `did you mean ${nearest}?`;
        return [`${file} has the key ${name}, which Pulumi passes over; ${hint}`];
    });
}

function shapeOf(node: Node | null): string {
    if (isSeq(node)) return "a list";
    if (isScalar(node) && ["string", "number", "boolean"].includes(typeof node.value))
        return `the ${typeof node.value === "string" ? "text" : typeof node.value} ${JSON.stringify(node.value)}`;
    return "something else than keys";
}
