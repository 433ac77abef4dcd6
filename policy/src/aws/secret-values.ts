import { matchesGlob } from "../core/glob.js";

/** How a secret shows, in variables of functions and in user data: by what it looks like, and by what it is called. */

/** What is a secret wherever it stands, by what messages call it. All of them end quickly on any text. */
const shapes: readonly (readonly [string, RegExp])[] = [
    ["an access key of AWS", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
    ["a private key", /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/],
    ["a token of GitHub", /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})/],
    ["a key of Stripe", /\b[rs]k_live_[A-Za-z0-9]{16}/],
    ["a password in an address", /:\/\/[^/\s:@"]*:[^/\s:@"]+@/],
];

/** What kind of secret a text holds, as a phrase; undefined where it does not show by itself. */
export function secretShapeIn(text: string): string | undefined {
    return shapes.find(([, shape]) => shape.test(text))?.[0];
}

/** Whether a value is the half of a key pair that everybody may have, as SSH writes it. */
export function isPublicKey(text: string): boolean {
    return /^(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-\w+)/.test(text);
}

/** Names of variables that hold secrets, and names among those that hold none; in capitals, `*` is any text. */
export interface SecretNames {
    names: readonly string[];
    except: readonly string[];
}

export const secretNames: SecretNames = {
    names: [
        ...["*PASSWORD*", "*PASSWD*", "*PASSPHRASE*", "*PWD*", "*_PASS", "*DBPASS", "*MYSQLPASS", "*ADMINPASS"],
        ...["*SECRET*", "*TOKEN*", "*CREDENTIAL*", "*APIKEY*", "*API_KEY*", "*PRIVATE_KEY*", "*_KEY"],
    ],
    except: [
        ...[
            "*ARN",
            "*_ID",
            "*NAME",
            "*PATH",
            "*PARAMETER",
            "*URL",
            "*URI",
            "*ENDPOINT",
            "*TABLE",
            "*BUCKET",
            "*HEADER",
        ],
        ...["*TTL", "*SECONDS", "*LENGTH", "*LIMIT", "*ENABLED", "*ISSUER", "*AUDIENCE", "MAX_*"],
        // What images of Docker read a secret from, and where a shell is.
        ...["*_FILE", "*_DIR", "PWD", "OLDPWD"],
        // Keys that everybody may have, keys by the name of which KMS knows them, and keys that only find something.
        ...["*PUBLIC*KEY", "*PUBLISHABLE_KEY", "*GPG_KEY", "*KMS_KEY", "*PARTITION_KEY", "*SORT_KEY", "*RANGE_KEY"],
        ...["*PRIMARY_KEY", "*OBJECT_KEY", "*S3_KEY", "*CACHE_KEY", "*TAG_KEY"],
    ],
};

/** Whether the name of a variable, in whatever case of letters, is that of a secret. */
export function isSecretName(name: string, { names, except }: SecretNames = secretNames): boolean {
    const capitals = name.toUpperCase();
    return names.some((glob) => matchesGlob(glob, capitals)) && !except.some((glob) => matchesGlob(glob, capitals));
}
