import type { Refusal } from "./model.js";

/** Which resource an operation is about. */
export interface Subject {
    readonly urn: string;
    readonly type: string;
    /** Logical name, as the program gave it. */
    readonly name: string;
}

/** A provider or AWS said no. Its message names the error code, the resource and its type, and never contains a secret. */
export class CloudError extends Error {
    constructor(
        public readonly code: string,
        message: string,
    ) {
        super(message);
        this.name = "CloudError";
    }
}

/** `InvalidSubnet.Range: The CIDR … (aws:ec2/subnet:Subnet "web-public-a")` */
export function refusalText(refusal: Refusal, subject: Subject, secretTexts: ReadonlySet<string>): string {
    return `${refusal.code}: ${redact(refusal.message, secretTexts)} (${subject.type} "${subject.name}")`;
}

export function refusalError(
    refusals: readonly Refusal[],
    subject: Subject,
    secretTexts: ReadonlySet<string>,
): CloudError {
    const code = refusals[0]?.code ?? "Refused";
    return new CloudError(code, refusals.map((refusal) => refusalText(refusal, subject, secretTexts)).join("\n"));
}

/** Replaces every secret in a message. Longer secrets go first, so that none is left half. */
export function redact(message: string, secretTexts: ReadonlySet<string>): string {
    const longestFirst = [...secretTexts].sort((one, other) => other.length - one.length);
    return longestFirst.reduce((text, secret) => text.replaceAll(secret, "[secret]"), message);
}
