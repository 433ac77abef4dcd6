import { gunzipSync } from "node:zlib";

/** Far above what EC2 takes, which is 16 KB: what unpacks to more is a trap. */
const maximumUnpacked = 1_000_000;

/** What looks like a secret, by what messages call it. All of them end quickly on any text. */
const patterns: readonly (readonly [string, RegExp])[] = [
    ["an access key of AWS", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
    ["a private key", /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/],
    ["a token of GitHub", /\bgh[pousr]_[A-Za-z0-9]{36}/],
    ["a password in an address", /:\/\/[^\s:@/$<{]{0,64}:[^\s:@/$<{%]{3,64}@/],
];

const secretNames =
    "passw(?:or)?d|passphrase|(?:db|mysql|admin)[_-]?pass|mysql_pwd|pgpassword|secret[_-]?(?:access[_-]?)?key|client[_-]?secret" +
    "|api[_-]?key|(?:auth|access|api|bearer|github|gitlab)[_-]?token";

/** `DB_PASSWORD=…`, `password: …`, `"password": "…"` and `--password …`, with what follows. */
const assignment = new RegExp(
    `(?:(?:${secretNames})["']?[ \\t]{0,3}(?:=>|:=|=|:)|--(?:${secretNames})(?==|[ \\t]))[ \\t=]{0,3}(?:"([^"\\n]{0,200})|'([^'\\n]{0,200})|([^\\s"';,&|)}]{0,200}))`,
    "gi",
);

/** What stands where a secret would, and is none: a variable, a call, a reference, a path, a switch or a blank. */
const placeholder =
    /^(?:$|[$`<{[*%!(/@&|>~-]|(?:arn|ssm|vault|file|secretsmanager|op|env):|(?:true|false|yes|no|null|none|nil|on|off|required|optional|disabled|enabled|changeit)$)|\$[{(]|\{\{|[([]/i;
const dottedName = /^[a-z_]\w*(?:\.[a-z_]\w*)+$/i;

/**
 * What kind of secret user data seems to hold, as a phrase; undefined where none. User data may be plain, in base64,
 * and packed by gzip within that.
 */
export function secretIn(userData: string): string | undefined {
    const texts = [userData, decoded(userData)].filter((text) => text !== undefined);
    for (const text of texts) {
        const found = patterns.find(([, pattern]) => pattern.test(text))?.[0];
        if (found !== undefined) return found;
        if (hasLiteralPassword(text)) return "a password or a token";
    }
    return undefined;
}

function hasLiteralPassword(text: string): boolean {
    for (const [, double, single, bare] of text.matchAll(assignment)) {
        const value = (double ?? single ?? bare ?? "").trim();
        const isCode = bare !== undefined && dottedName.test(value);
        if (!placeholder.test(value) && !isCode) return true;
    }
    return false;
}

function decoded(text: string): string | undefined {
    const compact = text.replace(/\s+/g, "");
    if (compact.length < 8 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) {
        return undefined;
    }
    const bytes = Buffer.from(compact, "base64");
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
        return bytes.toString("utf8");
    }
    try {
        return gunzipSync(bytes, { maxOutputLength: maximumUnpacked }).toString("utf8");
    } catch {
        // What cannot be unpacked here cannot be read by the instance either.
        return undefined;
    }
}
