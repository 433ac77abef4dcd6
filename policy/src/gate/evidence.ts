import type { EngineEvent } from "@pulumi/pulumi/automation";
import { isExempt } from "../core/exemptions.js";
import { undecidedOpening } from "../core/finding.js";
import { gapsIn } from "./gaps.js";
import { plain } from "./plain-text.js";

/** What was seen of one preview. */
export interface Evidence {
    findings: readonly GateFinding[];
    operations: readonly Operation[];
    /** Everything that makes the preview no proof of anything; empty where it ran and was judged to its end. */
    gaps: readonly string[];
    /** How the preview failed, also where a rule explains it; undefined where it ended well. */
    error: string | undefined;
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
 * Reads the events of a preview.
 *
 * @param packs how many policy packs had to judge
 */
export function evidenceOf(events: readonly EngineEvent[], { error }: Ending, packs: number): Evidence {
    const findings = events.flatMap(({ policyEvent }) => (policyEvent === undefined ? [] : [findingOf(policyEvent)]));
    const isStoppedByRules = findings.some(({ level }) => level === "mandatory");
    const gaps = gapsIn(events, packs);
    return {
        findings: [...findings].sort(byResource),
        operations: operationsIn(events),
        gaps: error !== undefined && gaps.length === 0 && !isStoppedByRules ? [error] : gaps,
        error,
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
    // Whatever is not known to be less stops.
    const level = ["advisory", "warning"].includes(enforcementLevel) ? "advisory" : "mandatory";
    return {
        // The pack reports what it exempts as advisory: a finding that stops is none, whatever its words.
        kind: level === "advisory" && isExempt(said) ? "exempt" : isUndecided ? "undecided" : "violation",
        level,
        rule: policyName,
        pack: policyPackName,
        urn: resourceUrn,
        demand,
        message: isUndecided ? said.slice(undecidedOpening.length) : said,
    };
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
