import type { ReadSecret } from "./secrets.js";

/**
 * The keys that sign sessions: the words of a secret, one a line. The first signs, all verify. A process reads them when it starts.
 *
 * A new key takes the place of an old one in three steps, each of which every instance has taken before the next one begins:
 *
 * 1. The new key goes last, so that all know it before any signs with it.
 * 2. It goes first, and the old one last, whose sessions stay good.
 * 3. When those have ended, the old one goes.
 *
 * @throws SecretError where the secret cannot be read
 */
export async function readSessionKeys(readSecret: ReadSecret): Promise<readonly string[]> {
    return (await readSecret()).split(/\s+/).filter((key) => key !== "");
}
