import type { EngineEvent } from "@pulumi/pulumi/automation";
import { entryOf } from "../core/entry-of.js";
import { plain } from "./plain-text.js";

/**
 * Everything that makes a preview no proof of anything; empty where it ran and was judged to its end. It believes
 * nothing that it has not seen: a missing event, a pack that did not answer and an error of the program are gaps,
 * whatever else looks fine.
 *
 * @param packs how many policy packs had to judge
 */
export function gapsIn(events: readonly EngineEvent[], packs: number): string[] {
    return [...missingEvents(events), ...missingJudgements(events, packs), ...errorsIn(events)];
}

/**
 * The engine numbers its events from 0 without gaps, and the last one says that there are no more.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/pkg/backend/display/display.go, `stampEvents`
 */
function missingEvents(events: readonly EngineEvent[]): string[] {
    const end = events.find(({ cancelEvent }) => cancelEvent !== undefined);
    if (end === undefined) {
        return ["the engine's events broke off before the end"];
    }
    const unnumbered = events.filter(({ sequence }) => !Number.isSafeInteger(sequence)).length;
    const numbers = new Set(events.map(({ sequence }) => sequence));
    const lost = Number.isSafeInteger(end.sequence)
        ? end.sequence + 1 - [...numbers].filter((number) => number >= 0 && number <= end.sequence).length
        : 0;
    return [
        ...(unnumbered > 0 ? [`${unnumbered} of the engine's events have no number`] : []),
        ...(lost > 0 ? [`${lost} of the engine's events were lost`] : []),
        ...(events.some(({ preludeEvent }) => preludeEvent !== undefined) ? [] : ["the engine announced no preview"]),
        ...(events.some(({ summaryEvent }) => summaryEvent !== undefined) ? [] : ["the engine gave no summary"]),
    ];
}

/** Every pack has to be named by the summary, and to have answered for each resource and for the stack. */
function missingJudgements(events: readonly EngineEvent[], packs: number): string[] {
    const loaded = packsThatRan(events);
    const names = [...new Set(loaded)];
    if (loaded.length < packs) {
        return [`${loaded.length} of ${packs} policy packs ran`];
    }
    if (names.length < loaded.length) {
        return ["policy packs with the same name ran, so that their answers cannot be told apart"];
    }
    const { ofStack, ofResources } = answersIn(events);
    const judged = new Set(events.flatMap(({ resourcePreEvent }) => judgedUrn(resourcePreEvent) ?? []));
    const unanswered = [...judged].flatMap((urn) =>
        names.filter((name) => ofResources.get(urn)?.has(name) !== true).map((name) => `pack "${name}" for ${urn}`),
    );
    return [
        ...names
            .filter((name) => !ofStack.has(name))
            .map((name) => `no answer came of pack "${name}" for the stack as a whole`),
        ...unanswered.slice(0, 5).map((what) => `no answer came of ${what}`),
        ...(unanswered.length > 5 ? [`no answer came ${unanswered.length - 5} more times`] : []),
    ];
}

/** The names of the packs in the summary, where that of a local one reads `name|local|folder`. */
function packsThatRan(events: readonly EngineEvent[]): string[] {
    const summary = events.find(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent;
    const packs = summary?.policyPacks ?? readMember(summary, "PolicyPacks") ?? {};
    return Object.keys(packs).map((name) => name.split("|")[0] ?? name);
}

/** Which packs answered for the stack, and which for each resource. */
interface Answers {
    ofStack: ReadonlySet<string>;
    ofResources: ReadonlyMap<string, ReadonlySet<string>>;
}

function answersIn(events: readonly EngineEvent[]): Answers {
    const ofStack = new Set<string>();
    const ofResources = new Map<string, Set<string>>();
    for (const event of events) {
        const aboutStack = readMember(readMember(event, "policyAnalyzeStackSummaryEvent"), "policyPackName");
        if (typeof aboutStack === "string") ofStack.add(aboutStack);

        const aboutResource = readMember(event, "policyAnalyzeSummaryEvent");
        const urn = readMember(aboutResource, "resourceUrn");
        const pack = readMember(aboutResource, "policyPackName");
        if (typeof urn === "string" && typeof pack === "string") {
            entryOf(ofResources, urn, () => new Set<string>()).add(pack);
        }
    }
    return { ofStack, ofResources };
}

/** Operations on what will not be there afterwards, or is another's: no pack judges them. */
const unjudged: readonly string[] = [
    "delete",
    "delete-replaced",
    "discard",
    "discard-replaced",
    "read",
    "read-replacement",
    "remove-pending-replace",
];

/** The URN of a resource that a pack has to judge. */
function judgedUrn(event: EngineEvent["resourcePreEvent"]): string | undefined {
    return event === undefined || unjudged.includes(event.metadata.op) ? undefined : event.metadata.urn;
}

/** What the program, a provider or a pack reported as an error; the engine's closing words are none. */
function errorsIn(events: readonly EngineEvent[]): string[] {
    return events
        .flatMap(({ diagnosticEvent }) =>
            diagnosticEvent?.severity === "error" ? [plain(diagnosticEvent.message).trim()] : [],
        )
        .filter((message) => message !== "preview failed" && message !== "");
}

/** Events that are newer than the SDK's types for them. */
function readMember(container: unknown, name: string): object | string | undefined {
    const value: unknown =
        typeof container === "object" && container !== null ? Reflect.get(container, name) : undefined;
    return (typeof value === "object" && value !== null) || typeof value === "string" ? value : undefined;
}
