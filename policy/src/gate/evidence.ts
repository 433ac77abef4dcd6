import type { EngineEvent } from "@pulumi/pulumi/automation";
import { isExempt } from "../core/exemptions.js";
import { undecidedOpening } from "../core/finding.js";

/** What was seen of one preview. */
export interface Evidence {
    findings: readonly GateFinding[];
    operations: readonly Operation[];
    /** Everything that makes the preview no proof of anything; empty where it ran and was judged to its end. */
    gaps: readonly string[];
}

/** What a rule found. */
export interface GateFinding {
    kind: "violation" | "undecided" | "exempt";
    level: "mandatory" | "advisory";
    rule: string;
    pack: string;
    urn: string;
    /** What the rule demands, with the ids of controls that demand the same. */
    demand: string;
    /** Resource, property, what is wrong with it and the fix. */
    message: string;
}

/** What the engine would do with one resource. */
export interface Operation {
    op: string;
    urn: string;
    type: string;
    /** The properties because of which a resource is replaced. */
    because: readonly string[];
    /** Whether what stands at AWS stays there, although the stack lets go of it. */
    isRetained: boolean;
}

/** How the preview ended. */
export interface Ending {
    /** Undefined where it ended well. */
    error: string | undefined;
}

/**
 * Reads the events of a preview. It believes nothing that it has not seen: a missing event, a pack that did not answer
 * and an error of the program are gaps, whatever else looks fine.
 *
 * @param packs how many policy packs had to judge
 */
export function evidenceOf(events: readonly EngineEvent[], { error }: Ending, packs: number): Evidence {
    const findings = events.flatMap(({ policyEvent }) => (policyEvent === undefined ? [] : [findingOf(policyEvent)]));
    const isStoppedByRules = findings.some(({ level }) => level === "mandatory");
    const gaps = [...missingEvents(events), ...missingJudgements(events, packs), ...errorsIn(events)];
    return {
        findings: [...findings].sort(byResource),
        operations: operationsIn(events),
        gaps: error !== undefined && gaps.length === 0 && !isStoppedByRules ? [error] : gaps,
    };
}

type PolicyEvent = NonNullable<EngineEvent["policyEvent"]>;

function findingOf({
    message,
    policyName,
    policyPackName,
    resourceUrn = "",
    enforcementLevel,
}: PolicyEvent): GateFinding {
    const [demand = "", ...rest] = plain(message).trim().split("\n");
    const said = rest.join(" ").trim() || demand;
    const isUndecided = said.startsWith(undecidedOpening);
    return {
        kind: isExempt(said) ? "exempt" : isUndecided ? "undecided" : "violation",
        // Whatever is not known to be less stops.
        level: ["advisory", "warning"].includes(enforcementLevel) ? "advisory" : "mandatory",
        rule: policyName,
        pack: policyPackName,
        urn: resourceUrn,
        demand,
        message: isUndecided ? said.slice(undecidedOpening.length) : said,
    };
}

/** Without the marks that a terminal would show as colours. */
function plain(text: string): string {
    return text.replace(/<\{%[^%]*%\}>/g, "");
}

/** The engine numbers its events without gaps, and the last one says that there are no more. */
function missingEvents(events: readonly EngineEvent[]): string[] {
    const seen = new Set(events.map(({ sequence }) => sequence));
    const end = events.find(({ cancelEvent }) => cancelEvent !== undefined);
    if (end === undefined) {
        return ["the engine's events broke off before the end"];
    }
    const first = Math.min(...seen);
    const lost = end.sequence - first + 1 - seen.size;
    return [
        ...(lost > 0 ? [`${lost} of the engine's events were lost`] : []),
        ...(events.some(({ summaryEvent }) => summaryEvent !== undefined) ? [] : ["the engine gave no summary"]),
    ];
}

/** Every pack has to be named by the summary, and to have answered for each resource and for the stack. */
function missingJudgements(events: readonly EngineEvent[], packs: number): string[] {
    const summary = events.find(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent;
    const loaded = Object.keys(summary?.policyPacks ?? readMember(summary, "PolicyPacks") ?? {});
    if (loaded.length < packs) {
        return [`${loaded.length} of ${packs} policy packs ran`];
    }
    const resources = new Set(events.flatMap(({ resourcePreEvent }) => judgedUrn(resourcePreEvent) ?? []));
    const stackAnswers = events.filter((event) => readMember(event, "policyAnalyzeStackSummaryEvent") !== undefined);
    const answers = new Map<string, number>();
    for (const event of events) {
        const urn = readMember(readMember(event, "policyAnalyzeSummaryEvent"), "resourceUrn");
        if (typeof urn === "string") answers.set(urn, (answers.get(urn) ?? 0) + 1);
    }
    const unanswered = [...resources].filter((urn) => (answers.get(urn) ?? 0) < packs);
    return [
        ...(stackAnswers.length < packs ? ["no answer came for the stack as a whole"] : []),
        ...unanswered.slice(0, 5).map((urn) => `no answer came for ${urn}`),
        ...(unanswered.length > 5 ? [`no answer came for ${unanswered.length - 5} more resources`] : []),
    ];
}

/** The URN of a resource that a pack has to judge: all that will be there afterwards. */
function judgedUrn(event: EngineEvent["resourcePreEvent"]): string | undefined {
    if (
        event === undefined ||
        [
            "delete",
            "delete-replaced",
            "discard",
            "discard-replaced",
            "read",
            "read-replacement",
            "remove-pending-replace",
        ].includes(event.metadata.op)
    ) {
        return undefined;
    }
    return event.metadata.urn;
}

/** What the program, a provider or a pack reported as an error; the engine's closing words are none. */
function errorsIn(events: readonly EngineEvent[]): string[] {
    return events
        .flatMap(({ diagnosticEvent }) =>
            diagnosticEvent?.severity === "error" ? [plain(diagnosticEvent.message).trim()] : [],
        )
        .filter((message) => message !== "preview failed" && message !== "");
}

function operationsIn(events: readonly EngineEvent[]): Operation[] {
    return events.flatMap(({ resourcePreEvent }) => {
        if (resourcePreEvent === undefined) {
            return [];
        }
        const { op, urn, type, keys = [], old } = resourcePreEvent.metadata;
        return [{ op, urn, type, because: keys, isRetained: old?.retainOnDelete === true }];
    });
}

function byResource(one: GateFinding, other: GateFinding): number {
    const key = ({ urn, rule, message }: GateFinding): string => `${urn}\n${rule}\n${message}`;
    return key(one) < key(other) ? -1 : 1;
}

/** Events that are newer than the SDK's types for them. */
function readMember(container: unknown, name: string): object | string | undefined {
    const value: unknown =
        typeof container === "object" && container !== null ? Reflect.get(container, name) : undefined;
    return (typeof value === "object" && value !== null) || typeof value === "string" ? value : undefined;
}
