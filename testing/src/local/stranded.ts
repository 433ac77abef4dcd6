import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Journal } from "../cloud/journal.js";
import type { Catalogue, KnownResource } from "../cloud/world.js";
import { writeIfDifferent } from "./files.js";
import type { Home } from "./home.js";
import { canBeImported, importFileOf } from "./import-file.js";
import type { Project } from "./project.js";
import { readStackState, type StackState } from "./stack-state.js";
import { stateFileOf } from "./stacks.js";
import { readUrn } from "./urns.js";

/** The stack whose state and whose part of the simulated cloud are compared. */
export interface StackPlace {
    readonly project: Project;
    readonly home: Home;
    readonly stack: string;
}

/** What exists is asked here and never what AWS thinks of it, so no model is needed. */
const noModels: Catalogue = { modelOf: () => undefined, identifyingFacts: () => [] };
const mostSentences = 10;

/**
 * Compares the simulated cloud with the engine's state. A run that was killed, or lost an answer, leaves resources that
 * exist and that no state knows; as on AWS the next run stumbles over them.
 *
 * @returns a sentence for each of them and one with the ways out, for which it leaves a file
 */
export function strandedSentences(place: StackPlace): string[] {
    const state = readStackState(stateFileOf(place.project, place.home, place.stack));
    const stranded = strandedIn(place, state);
    if (stranded.length === 0) return [];
    const { stack } = place;
    const sentences = stranded.slice(0, mostSentences).map(({ type, urn, id }) => {
        const what = `${type} "${readUrn(urn).name}" (${id})`;
        return `${what} exists in the simulated cloud and is not in the state of stack ${stack}, as after a run that was killed`;
    });
    const more = stranded.length - mostSentences;
    return [...sentences, ...(more > 0 ? [`and ${more} more`] : []), waysOut(place, state, stranded)];
}

function waysOut(place: StackPlace, state: StackState, stranded: readonly KnownResource[]): string {
    const forget = `forget the whole simulated stack with: stack rm ${place.stack} --force --yes`;
    const importable = stranded.filter((resource) => canBeImported(resource, state));
    if (importable.length === 0) return `the state has no room for them, as for half a replacement; ${forget}`;
    const file = adoptionFileOf(place);
    writeIfDifferent(file, `${JSON.stringify(importFileOf(importable, state), undefined, 4)}\n`);
    const what = importable.length === stranded.length ? "them" : `${importable.length} of them`;
    // Without the flags the engine protects what it imports, and looks for a generator of code.
    const adopt = `import --file ${quoted(file)} --protect=false --generate-code=false --stack ${place.stack} --yes`;
    return `adopt ${what} with: ${adopt}, then run up again; or ${forget}`;
}

/** After a run that went well the file may name what is no longer there. */
export function removeAdoptionFile(place: StackPlace): void {
    rmSync(adoptionFileOf(place), { force: true });
}

/**
 * Lets the simulated cloud forget what belongs to a stack that was removed: nothing could ever delete it.
 *
 * @returns a sentence, because AWS forgets nothing; none where there was nothing
 */
export function forgetStack(place: StackPlace): string[] {
    if (!existsSync(place.home.cloud)) return [];
    const count = inCloud(place, (journal) =>
        journal.change((world, commit) => {
            const everything = world.everything();
            const own = everything.filter((resource) => isOf(place, resource));
            const seeds = new Set(own.map(({ seed }) => seed));
            // What AWS makes together with a resource has no URN, and the seed of that resource.
            const companions = everything.filter(({ urn, seed }) => urn === "" && seeds.has(seed));
            for (const { type, id } of [...own, ...companions]) commit({ delete: { type, id } });
            return own.length;
        }),
    );
    if (count === 0) return [];
    const resources = `${count} ${count === 1 ? "resource" : "resources"}`;
    return [`the simulated cloud has forgotten ${resources} of stack ${place.stack}; AWS would keep and bill them`];
}

/** What a program of this stack has made and its state does not have. */
function strandedIn(place: StackPlace, state: StackState): KnownResource[] {
    const known = new Set(state.resources.map(({ urn, id }) => `${urn}\n${id}`));
    const everything = inCloud(place, (journal) => journal.read().everything());
    return everything.filter((resource) => isOf(place, resource) && !known.has(`${resource.urn}\n${resource.id}`));
}

function isOf({ project, stack }: StackPlace, resource: KnownResource): boolean {
    const urn = readUrn(resource.urn);
    return urn.stack === stack && urn.project === project.name;
}

function inCloud<T>({ home }: StackPlace, work: (journal: Journal) => T): T {
    const journal = new Journal(home.cloud, noModels);
    try {
        return work(journal);
    } finally {
        journal.close();
    }
}

function adoptionFileOf({ project, home, stack }: StackPlace): string {
    return join(home.folder, `adopt-${project.name}-${stack}.json`);
}

function quoted(path: string): string {
    return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
