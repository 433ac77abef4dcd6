import { Remembered } from "../../common/remembered.js";
import { type ReadSecret, SecretError } from "../../common/secrets.js";

/** How long a key that was changed can still be used. */
const keptSeconds = 300;

/**
 * New Relic's licence key, alone or as `licenseKey` of a JSON object; kept for five minutes.
 *
 * The call rejects with a {@link SecretError} where the secret cannot be read or holds something else: what is not a key is sent to nobody.
 */
export function licenseKeyReader(read: ReadSecret, secretId: string): () => Promise<string> {
    const kept = new Remembered<string>({ seconds: keptSeconds, maxItems: 1 });
    const load = async (): Promise<string> => {
        const text = await read();
        const key = memberOf(text) ?? text.trim();
        if (!/^[\w-]{20,100}$/.test(key)) {
            throw new SecretError(
                `The secret ${secretId} holds no licence key of New Relic, neither alone nor as licenseKey of a JSON object.`,
            );
        }
        return key;
    };
    return async () => (await kept.get(secretId, load)) ?? load();
}

function memberOf(text: string): string | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" &&
            value !== null &&
            "licenseKey" in value &&
            typeof value.licenseKey === "string"
            ? value.licenseKey
            : undefined;
    } catch {
        return undefined;
    }
}
