import { rmSync } from "node:fs";
import { join } from "node:path";
import type { InputValue } from "../cloud/inputs.js";
import { unknownValue } from "../cloud/inputs.js";
import { defaultRegion } from "../cloud/place.js";
import { toBag } from "../cloud/wire.js";
import { costListing, costReport, estimateCost, type CostResource } from "../cost/index.js";
import type { CommandLine } from "./command-line.js";
import { readPlanned } from "./engine-events.js";
import { writeIfDifferent } from "./files.js";
import { readStackState, type StateResource } from "./stack-state.js";
import { stateFileOf } from "./stacks.js";
import type { StackPlace } from "./stranded.js";
import { readUrn } from "./urns.js";

const previews = new Set(["preview", "pre"]);
const updates = new Set(["up", "update"]);
const eventLog = "events.jsonl";
const stackType = "pulumi:pulumi:Stack";
/** What the engine's events have in place of a secret. */
const hidden = "[secret]";

/** Whether the person wants to hear of cost: `EVENKEEL_COST=off` says no. */
function isWanted(environment: NodeJS.ProcessEnv): boolean {
    return environment.EVENKEEL_COST !== "off";
}

/**
 * Variables with which the engine writes down what a preview found. Its flag for that is one for debugging, so it takes both; neither
 * changes what the engine prints. An update needs none, because the state has everything.
 */
export function costVariables(line: CommandLine, runFolder: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    if (!previews.has(line.words[0] ?? "") || !isWanted(environment) || line.flags.has("help")) return {};
    if (line.flags.has("event-log") || environment.PULUMI_OPTION_EVENT_LOG !== undefined) return {};
    return { PULUMI_DEBUG_COMMANDS: "true", PULUMI_OPTION_EVENT_LOG: join(runFolder, eventLog) };
}

/**
 * What the stack costs a month, after a preview or an update that went well. All lines are left in a file.
 *
 * @param near the home's folder as the person would type it
 */
export function costSentences(
    line: CommandLine,
    place: StackPlace,
    run: { readonly folder: string; readonly environment: NodeJS.ProcessEnv; readonly near: string },
): string[] {
    const [command = ""] = line.words;
    if (!isWanted(run.environment) || line.flags.has("help")) return [];
    if (!previews.has(command) && !updates.has(command)) return [];
    const resources = previews.has(command)
        ? readPlanned(join(run.folder, eventLog))
        : readStackState(stateFileOf(place.project, place.home, place.stack)).resources;
    if (resources === undefined) return ["what it costs is not known: the engine left no log of its events here"];
    const estimate = estimateCost(costResources(resources));
    if (estimate.lines.length + estimate.unpriced.length + estimate.otherRegions.length === 0) return [];
    writeIfDifferent(listingFileOf(place), `${costListing(estimate).join("\n")}\n`);
    return costReport(estimate, join(run.near, listingName(place)));
}

/** A stack that is gone costs nothing. */
export function removeCostListing(place: StackPlace): void {
    rmSync(listingFileOf(place), { force: true });
}

function listingName({ project, stack }: StackPlace): string {
    return `cost-${project.name}-${stack}.txt`;
}

function listingFileOf(place: StackPlace): string {
    return join(place.home.folder, listingName(place));
}

/** What the engine knows of resources, for the estimate. */
export function costResources(resources: readonly StateResource[]): CostResource[] {
    const inputs = new Map(resources.map((resource) => [resource.urn, plainInputs(resource)]));
    return resources
        .filter(({ type }) => type !== stackType)
        .map((resource) => {
            const { type, urn, parent, id, custom, provider } = resource;
            const own = inputs.get(urn) ?? {};
            const ofProvider =
                provider === undefined ? undefined : inputs.get(provider.slice(0, provider.lastIndexOf("::")));
            return {
                type,
                name: readUrn(urn).name,
                urn,
                parent: parent === undefined || readUrn(parent).qualifiedType === stackType ? undefined : parent,
                custom,
                id: id === "" ? undefined : id,
                region: regionIn(own["region"] ?? ofProvider?.["region"] ?? defaultRegion),
                inputs: own,
            };
        });
}

function regionIn(value: InputValue): string | undefined {
    return typeof value === "string" ? value : undefined;
}

/** Secrets are encrypted in the state and hidden in events: as good as not known. */
function plainInputs({ inputs }: StateResource): Record<string, InputValue> {
    const { values, secretKeys } = toBag(inputs);
    return Object.fromEntries(
        Object.entries(values).map(([key, value]) => [
            key,
            secretKeys.has(key) || value === hidden ? unknownValue : value,
        ]),
    );
}
