import type { GrowthEnd, GrowthNews, VainGrowth } from "./growth-alert.js";
import { noMemory, type Decision, type ScalingMemory } from "./scaling-rule.js";

/** A step that is begun: known by what it writes, so that whoever finds that in the parameter knows that it was made. */
export interface BegunStep {
    /** Of the configuration that it writes. */
    readonly checksum: string;
    /** What is remembered once it is in force. */
    readonly memory: ScalingMemory;
}

/** What auto-scaling keeps from one minute to the next. */
export interface ScalingNotes {
    readonly memory: ScalingMemory;
    /** The version of the configuration that was seen last: any other is somebody's change. Null before the first. */
    readonly version: number | null;
    /** Null where none is begun. */
    readonly begun: BegunStep | null;
    /** It has given up growing: the incident that is open. Null where it has not. */
    readonly vainGrowth: VainGrowth | null;
    /** What people are still to be told, oldest first. */
    readonly untold: readonly GrowthNews[];
}

/** Nothing has been seen. */
export const noNotes: ScalingNotes = { memory: noMemory, version: null, begun: null, vainGrowth: null, untold: [] };

/** Who cannot be reached for days is told of the latest. */
const mostUntold = 20;

/** What is noted of a decision: with it, that it gives up growing, and that this is over because fewer requests miss. */
export function notesAfter(
    notes: ScalingNotes,
    { memory, nodes, givesUp }: Decision,
    { at, missRate, maxMissRate }: Pick<VainGrowth, "at" | "maxMissRate"> & { readonly missRate: number | undefined },
): ScalingNotes {
    const next = { ...notes, memory };
    if (givesUp && missRate !== undefined) {
        const growth = { at, nodes, maxMissRate, missRate };
        return { ...withNews(next, { growth, over: null }), vainGrowth: growth };
    }
    return memory.vain === 0 ? resolved(next, { at, why: "fewer misses" }) : next;
}

/** It may grow again: an incident that is open is over. */
export function resolved(notes: ScalingNotes, over: { readonly at: number; readonly why: GrowthEnd }): ScalingNotes {
    const { vainGrowth } = notes;
    return vainGrowth === null ? notes : { ...withNews(notes, { growth: vainGrowth, over }), vainGrowth: null };
}

function withNews(notes: ScalingNotes, news: GrowthNews): ScalingNotes {
    return { ...notes, untold: [...notes.untold, news].slice(-mostUntold) };
}

/** Notes, and how often they have been written. */
export interface KeptNotes {
    readonly notes: ScalingNotes;
    /** 0 where nothing has been kept yet. */
    readonly writes: number;
}

/** Where auto-scaling keeps its notes. */
export interface ScalingJournal {
    read(): Promise<KeptNotes>;
    /**
     * Writes on the condition that nobody wrote since.
     *
     * @param writes what was read with the notes that these were made from
     * @returns whether they were written; false where somebody else was faster
     */
    write(notes: ScalingNotes, writes: number): Promise<boolean>;
}

/** Notes of one process, which go with it. */
export class MemoryJournal implements ScalingJournal {
    private kept: KeptNotes = { notes: noNotes, writes: 0 };

    public async read(): Promise<KeptNotes> {
        return this.kept;
    }

    public async write(notes: ScalingNotes, writes: number): Promise<boolean> {
        if (writes !== this.kept.writes) {
            return false;
        }
        this.kept = { notes, writes: writes + 1 };
        return true;
    }
}
