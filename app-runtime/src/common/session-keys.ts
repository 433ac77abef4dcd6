import type { ReadSecret } from "./secrets.js";

/**
 * The keys that sign sessions: the words of a secret, one a line. The first signs, all verify.
 *
 * @throws SecretError where the secret cannot be read
 */
export async function readSessionKeys(readSecret: ReadSecret): Promise<readonly string[]> {
    return (await readSecret()).split(/\s+/).filter((key) => key !== "");
}
