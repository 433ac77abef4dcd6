import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The tokens that forms carry, so that a form of another site is told from one of ours: another site can make a browser send the cookie, but cannot read it.
 *
 * A token is the keyed digest of the cookie that it belongs to; nothing is stored, and it is good for as long as that cookie.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html#hmac-csrf-token
 */
export class FormTokens {
    /** `keys` as for sessions: the first makes tokens, all check them. */
    constructor(private readonly keys: readonly string[]) {}

    /** The token for a form that is shown to whoever has this cookie. */
    public make(cookie: string): string {
        const [key = ""] = this.keys;
        return digest(key, cookie).toString("base64url");
    }

    public check(cookie: string, token: string): boolean {
        const given = Buffer.from(token, "base64url");
        return this.keys.some((key) => {
            const expected = digest(key, cookie);
            return given.length === expected.length && timingSafeEqual(given, expected);
        });
    }
}

/** The prefix, whose colon no session cookie holds, keeps this use of the key apart from the signing of sessions. */
function digest(key: string, cookie: string): Buffer {
    return createHmac("sha256", key).update(`form-token:${cookie}`).digest();
}
