import type { Alert } from "../../common/alert.js";
import type { TargetFigures } from "./figures.js";
import type { Cause, Incident, Page, Replacement } from "./state.js";

/** What a message says beside the incident. */
export interface Surroundings {
    readonly environmentName: string;
    readonly group: string;
    /** Of all targets together. undefined where they could not be read. */
    readonly figures: TargetFigures | undefined;
}

interface Told {
    readonly summary: string;
    readonly lines: readonly string[];
    readonly source: string;
    readonly details: Readonly<Record<string, unknown>>;
}

/** The tag of a snapshot, and of an instance that was kept, with the incident's id. */
export const incidentTag = "evenkeel:incident";

/** Group names have up to 255 characters, and so have keys. */
const longestGroup = 180;

/** What administrators are told of an incident. The key is the same each time, so that a pager takes what it hears twice for one. */
export function alertOf(incident: Incident, status: "opened" | "resolved", around: Surroundings): Alert {
    const { environmentName, group, figures } = around;
    const { summary, lines, source, details } =
        incident.kind === "page" ? pageWords(incident, status, group) : replacementWords(incident, status);
    return {
        key: `health/${group.slice(0, longestGroup)}/${incident.id}`,
        status,
        summary: `${environmentName}: ${summary}`,
        text: [...lines, ...(status === "opened" && figures !== undefined ? [figureLine(figures)] : [])].join("\n"),
        at: new Date(status === "opened" ? incident.openedAt : (incident.overAt ?? incident.openedAt)),
        source,
        details: { group, ...details, ...(status === "opened" && { figures }) },
    };
}

function replacementWords(replacement: Replacement, status: "opened" | "resolved"): Told {
    const { instance, streak, snapshots, outcome, removed, problem, id } = replacement;
    return {
        summary: status === "opened" ? openedSummary(replacement) : resolvedSummary(replacement),
        lines: [
            `${instance} failed ${streak.failures} checks in a row from ${clock(streak.firstAt)} to ${clock(streak.lastAt)} UTC: ${streak.fault}.`,
            evidenceLine(replacement),
            ...(problem === undefined ? [] : [`A step failed: ${problem}`]),
            ...(status === "opened" ? [] : [outcomeLine(replacement)]),
        ],
        source: instance,
        details: { instance, fault: streak.fault, snapshots, tag: `${incidentTag}=${id}`, removed, outcome },
    };
}

function openedSummary({ instance, removed, stage, outcome, streak }: Replacement): string {
    if (removed === "detached") {
        return `${instance} is out of service and kept: ${streak.fault}`;
    }
    // A dry run says what people would hear, who hear it before the replacement is over.
    const isPast = stage === "over" && outcome !== "dry run";
    return `${instance} ${isPast ? "was sick" : "is replaced"}: ${streak.fault}`;
}

function resolvedSummary({ instance, outcome }: Replacement): string {
    switch (outcome) {
        case "recovered":
            return `${instance} has recovered by itself`;
        case "withdrawn":
            return `${instance} was taken out of service by somebody else`;
        default:
            return `${instance} has been replaced`;
    }
}

function evidenceLine({ snapshots, removed, stage, id }: Replacement): string {
    const tag = `tag ${incidentTag}=${id}`;
    if (snapshots.length > 0) {
        return `Its disks are kept: ${snapshots.join(", ")} (${tag}).`;
    }
    if (removed === "detached") {
        return `Its disks could not be kept, so that it runs on outside of the group (${tag}). Look into it, then terminate it.`;
    }
    return stage === "evidence" ? "Its disks are not kept yet." : "Nothing was kept of its disks.";
}

function outcomeLine({ instance, outcome }: Replacement): string {
    switch (outcome) {
        case "recovered":
            return "It passes its checks again and stays.";
        case "withdrawn":
            return "It is no longer in service, and was not removed by the guardian.";
        default:
            return `The group is complete again without ${instance}.`;
    }
}

/** What people hear beside a cause: what is done of itself, and, when it has not been seen for a while, what has ended. */
const pageWordsOf: Readonly<Record<Cause["about"], { readonly outlook: string; readonly end: string }>> = {
    site: { outlook: "No instance is replaced for the web site's sake alone.", end: "the web site is well again" },
    replacement: { outlook: "Until it is over no other instance is replaced.", end: "the replacement is over" },
    instance: {
        outlook: "A sick instance is replaced as soon as nothing holds that back.",
        // It recovered, was replaced, or is gone.
        end: "no sick instance is held back any more",
    },
};

function pageWords({ causes }: Page, status: "opened" | "resolved", group: string): Told {
    const sentences = causes.map(({ sentence }) => sentence);
    const words = [...new Set(causes.map(({ about }) => about))].map((about) => pageWordsOf[about]);
    const [summary, lines] =
        status === "opened"
            ? [`a person has to look: ${sentences[0] ?? ""}`, [...sentences, ...words.map(({ outlook }) => outlook)]]
            : [words.map(({ end }) => end).join(", "), ["It is over:", ...sentences]];
    return { summary, lines, source: group, details: { causes: sentences } };
}

function figureLine({ errors, connectionErrors, slowestSeconds }: TargetFigures): string {
    const slowest =
        slowestSeconds === undefined ? "no requests" : `99 of 100 answers within ${slowestSeconds.toFixed(2)} s`;
    return `All targets in the last five minutes: ${errors} answers of 5xx, ${connectionErrors} connections failed, ${slowest}.`;
}

function clock(at: number): string {
    return new Date(at).toISOString().slice(11, 19);
}
