import { gunzipSync } from "node:zlib";
import { isPublicKey, isSecretName, secretShapeIn } from "./secret-values.js";

/** Far above what EC2 takes, which is 16 KB: what unpacks to more is a trap. */
const maximumUnpacked = 1_000_000;

/**
 * Names that are a secret's in any text, such as that of a file or an option. More are only where a variable of the
 * environment is set, whose name is in capitals: `token: web` and `sort_key = name` are harmless.
 */
const anywhere =
    "passw(?:or)?d|passphrase|(?:db|mysql|admin)[_-]?pass|mysql_pwd|pgpassword|secret[_-]?(?:access[_-]?)?key|client[_-]?secret" +
    "|api[_-]?key|(?:auth|access|api|bearer|github|gitlab)[_-]?token";

const sign = "[\"']?[ \\t]{0,3}(?:=>|:=|=|:)";
const operand = "[ \\t=]{0,3}(?:\"([^\"\\n]{0,200})|'([^'\\n]{0,200})|([^\\s\"';,&|)}]{0,200}))";

/** `DB_PASSWORD=…`, `password: …`, `"password": "…"` and `--password …`, with what follows. */
const assignment = new RegExp(`(?:(?:${anywhere})${sign}|--(?:${anywhere})(?==|[ \\t]))${operand}`, "gi");
/** `STRIPE_KEY=…` and the like, with the name before what follows. */
const variable = new RegExp(`(?<![A-Za-z0-9_])([A-Z][A-Z0-9_]{1,63})${sign}${operand}`, "g");

/** What stands where a secret would, and is none: a variable, a call, a reference, a path, a switch or a blank. */
const placeholder =
    /^(?:$|[$`<{[*%!(/@&|>~-]|(?:arn|ssm|vault|file|secretsmanager|op|env|https?):|(?:true|false|yes|no|null|none|nil|on|off|required|optional|disabled|enabled|changeit)$)|\$[{(]|\{\{|[([]/i;
/** The password of an address as the script is yet to write it, such as in `https://user:${TOKEN}@example.com`. */
const insertedPassword = /:(?:[^\s:@/$<{%]|%[0-9a-f]{2}){0,64}(?:[$<{]|%(?![0-9a-f]{2}))[^\s:@/]{0,64}@/gi;
const dottedName = /^[a-z_]\w*(?:\.[a-z_]\w*)+$/i;

/**
 * What kind of secret user data seems to hold, as a phrase; undefined where none. User data may be plain, in base64,
 * and packed by gzip within that.
 */
export function secretIn(userData: string): string | undefined {
    const texts = [userData, decoded(userData)].filter((text) => text !== undefined);
    for (const text of texts) {
        const found = secretShapeIn(text.replace(insertedPassword, "@"));
        if (found !== undefined) return found;
        if (hasLiteralPassword(text)) return "a password or a token";
    }
    return undefined;
}

function hasLiteralPassword(text: string): boolean {
    for (const [, double, single, bare] of text.matchAll(assignment)) {
        if (isLiteral(double ?? single, bare)) return true;
    }
    for (const [, name = "", double, single, bare] of text.matchAll(variable)) {
        if (isSecretName(name) && isLiteral(double ?? single, bare)) return true;
    }
    return false;
}

function isLiteral(quoted: string | undefined, bare = ""): boolean {
    const value = (quoted ?? bare).trim();
    const isCode = quoted === undefined && dottedName.test(value);
    return !placeholder.test(value) && !isPublicKey(value) && !isCode;
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
