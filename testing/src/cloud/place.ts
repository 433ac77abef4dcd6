import { createHash } from "node:crypto";
import type { Place, Properties } from "./model.js";

/** The one account of the simulated cloud. */
export const simulatedAccount = "123456789012";

export const defaultRegion = "us-east-1";

/** How a provider is configured, by `aws:` configuration or by an `aws.Provider` of its own. */
export interface ProviderSettings {
    readonly region: string;
    /** Tags that the provider gives to every resource that takes tags. */
    readonly defaultTags: Properties;
}

export const defaultSettings: ProviderSettings = { region: defaultRegion, defaultTags: {} };

/** A place whose made-up values follow from `seed` alone. */
export function placeOf(region: string, seed: string): Place {
    return {
        account: simulatedAccount,
        region,
        partition: partitionOf(region),
        hex: (length, label = "") => hexDigits(`${seed}\n${label}`, length),
    };
}

/** As many hexadecimal digits as asked for, which look random and follow from `seed`. */
export function hexDigits(seed: string | Uint8Array, length: number): string {
    let digits = "";
    for (let block = 0; digits.length < length; block++) {
        digits += createHash("sha256").update(`${block}\n`).update(seed).digest("hex");
    }
    return digits.slice(0, length);
}

function partitionOf(region: string): string {
    if (region.startsWith("cn-")) return "aws-cn";
    if (region.startsWith("us-gov-")) return "aws-us-gov";
    return "aws";
}
