/** A log-in as RDS and its rotation functions write it into a secret; whatever else is in the secret does not matter. */
export interface LogIn {
    readonly username: string;
    readonly password: string;
}

/**
 * What a secret's text holds, as JSON; undefined where that is not what was asked for.
 *
 * It does not say what is wrong: the words of a parser would repeat some of the secret.
 */
export function secretContent<Content>(
    text: string,
    isContent: (content: unknown) => content is Content,
): Content | undefined {
    let content: unknown;
    try {
        content = JSON.parse(text);
    } catch {
        return undefined;
    }
    return isContent(content) ? content : undefined;
}

/** By hand, since functions read log-ins too: a library of schemas would be a tenth of what they may weigh. */
export function isLogIn(content: unknown): content is LogIn {
    return (
        typeof content === "object" &&
        content !== null &&
        "username" in content &&
        typeof content.username === "string" &&
        "password" in content &&
        typeof content.password === "string"
    );
}
