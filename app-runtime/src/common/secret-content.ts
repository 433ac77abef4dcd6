import { Type, type Static, type TSchema } from "@fastify/type-provider-typebox";
import { Check } from "typebox/value";

/** A log-in as RDS and its rotation functions write it into a secret; whatever else is in the secret does not matter. */
export const LogIn = Type.Object({ username: Type.String(), password: Type.String() });

/**
 * What a secret's text holds, as JSON; undefined where that is not what the schema says.
 *
 * It does not say what is wrong: the words of a parser would repeat some of the secret.
 */
export function secretContent<Schema extends TSchema>(text: string, schema: Schema): Static<Schema> | undefined {
    let content: unknown;
    try {
        content = JSON.parse(text);
    } catch {
        return undefined;
    }
    return Check(schema, content) ? content : undefined;
}
