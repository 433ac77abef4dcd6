import type { Alert } from "../../common/alert.js";
import type { PutObject } from "./shifts/object-files.js";
import type { Fault } from "./shifts/shift.js";

/** A row whose person cannot be reached, and why. */
export interface Unreached {
    readonly row: number;
    readonly why: string;
}

/** What administrators have to know of one file: that it was refused, or what of it could not be told. */
export type Found =
    | { readonly refused: string }
    | { readonly faults: readonly Fault[]; readonly over: number; readonly unreached: readonly Unreached[] };

/** Which file it is about. */
export interface About {
    readonly environmentName: string;
    readonly object: PutObject;
    /** Its id in the log. */
    readonly file: string;
    readonly at: Date;
}

/** A mail of more lines is not read, and SNS takes 256 KB. */
const mostLines = 50;
const longestKey = 200;

/** What administrators are told, by rows and without what stands in them; undefined where everybody could be told. */
export function administratorsReport({ environmentName, object, file, at }: About, found: Found): Alert | undefined {
    const lines = "refused" in found ? [found.refused] : linesOf(found);
    if (lines.length === 0) {
        return undefined;
    }
    const rest = lines.length - mostLines;
    return {
        key: `${environmentName}/shifts/${file}`,
        status: "updated",
        summary: `${environmentName}: ${"refused" in found ? "a file of shifts was refused" : summaryOf(found)}`,
        text: [
            `File: s3://${object.bucket}/${shownKey(object.key)} (${file} in the log)`,
            "",
            ...lines.slice(0, mostLines),
            ...(rest > 0 ? [`and ${rest} more lines`] : []),
            "",
            "refused" in found
                ? "Nobody was told of a shift in it."
                : "The other rows are told all the same. Put the file again with these corrected: who knows of a shift is not told of it again.",
        ].join("\n"),
        at,
        source: "notices",
        details: { file },
    };
}

type FoundInRows = Exclude<Found, { readonly refused: string }>;

function linesOf({ faults, over, unreached }: FoundInRows): readonly string[] {
    return [
        ...faults.map(({ row, field, allowed }) => `Row ${row}, ${field}: use ${allowed}.`),
        ...unreached.map(({ row, why }) => `Row ${row}: ${why}.`),
        ...(over === 0 ? [] : [`${over === 1 ? "1 row is a shift" : `${over} rows are shifts`} that ended already.`]),
    ];
}

function summaryOf({ faults, over, unreached }: FoundInRows): string {
    const parts = [
        [new Set(faults.map(({ row }) => row)).size, "refused"],
        [unreached.length, "not reachable"],
        [over, "of the past"],
    ] as const;
    const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
    return `rows of a file of shifts: ${said.join(", ")}`;
}

function shownKey(key: string): string {
    const shown = key.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");
    return shown.length > longestKey ? `${shown.slice(0, longestKey)}…` : shown;
}
