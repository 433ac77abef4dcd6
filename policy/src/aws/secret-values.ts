/** What is a secret wherever it stands: the id of an AWS key, a private key, the password in an address. */
const shapes = [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, /-----BEGIN [A-Z ]*PRIVATE KEY-----/, /:\/\/[^/\s:@]*:[^/\s:@]+@/];

/** Whether a text shows by itself that it holds a secret. */
export function looksLikeSecret(text: string): boolean {
    return shapes.some((shape) => shape.test(text));
}
