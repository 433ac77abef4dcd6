import { isDeepStrictEqual } from "node:util";
import type { Alerter } from "../alert.js";
import { checksumOf } from "../control/canonical-json.js";
import type { ConfigurationMetrics } from "../control/configuration-metrics.js";
import {
    ConfigurationChanged,
    type ConfigurationStore,
    type StoredConfiguration,
} from "../control/configuration-store.js";
import type { ControlConfiguration } from "../control/configuration.js";
import type { MetricReader } from "../control/metric-reader.js";
import type { Log } from "../log.js";
import { changeTime } from "./change-time.js";
import { growthAlert } from "./growth-alert.js";
import { readMissRate } from "./miss-rate.js";
import { notesAfter, resolved, type KeptNotes, type ScalingJournal, type ScalingNotes } from "./scaling-notes.js";
import { decide, noMemory } from "./scaling-rule.js";

/** What auto-scaling works with. */
export interface CacheScalerOptions {
    readonly store: Pick<ConfigurationStore, "read" | "save">;
    readonly reader: Pick<MetricReader, "read">;
    readonly journal: ScalingJournal;
    readonly told: Pick<ConfigurationMetrics, "publish">;
    /** Where people hear that it has given up growing; undefined where there is nobody to tell: then what is in the log has to do. */
    readonly alerter: Alerter | undefined;
    /** As people call it, such as `dev`. */
    readonly environmentName: string;
    readonly log: Pick<Log, "info" | "error">;
    readonly now: () => Date;
}

/** `changed`: another number of nodes is wanted. `rests`: there was nothing to change. `overtaken`: somebody else has changed something in the same moment, and the next minute sees it. */
export type StepOutcome = "changed" | "rests" | "overtaken";

/** What one look has found. */
interface Look {
    readonly kept: KeptNotes;
    /** The notes, brought up to the configuration in force. */
    readonly notes: ScalingNotes;
    readonly stored: StoredConfiguration;
    readonly now: number;
}

/**
 * Applies the rule of R13 where the configuration's mode is "automatic", by writing the number of nodes that there should be.
 *
 * A step is noted before it is made and after, so that a process that dies in between is continued by the next one, which finds in the parameter whether it was made. Where two look at the
 * same moment, the one whose note or whose write was refused does nothing, and whoever finds a step of somebody else waits like after any other change: they make one step and not two.
 */
export class CacheScaler {
    constructor(private readonly options: CacheScalerOptions) {}

    /** Looks once. Rejects with what AWS says where it does not answer: then nothing was done, or a step that the next look finds. */
    public async step(): Promise<StepOutcome> {
        const { journal, store, now } = this.options;
        // In this order: notes that are newer than the configuration would take a step of their own for somebody's change.
        const kept = await journal.read();
        const stored = await store.read();
        const time = now().getTime();
        const notes = broughtUp(kept.notes, stored, time);
        const look = { kept, notes, stored, now: time };
        const isUsable = stored.exists && stored.faults.length === 0;
        return isUsable && stored.configuration.scaling.mode === "automatic"
            ? this.applyRule(look)
            : this.note(look, notes);
    }

    /** Tells people what they have not been told yet, oldest first. Rejects where that failed: the next call goes on. */
    public async tell(): Promise<void> {
        const { journal, alerter, environmentName, log } = this.options;
        for (;;) {
            const { notes, writes } = await journal.read();
            const [news, ...later] = notes.untold;
            if (news === undefined) return;
            const alert = growthAlert(environmentName, news);
            await alerter?.tell(alert);
            if (!(await journal.write({ ...notes, untold: later }, writes))) return;
            log.info("alert sent", { incident: alert.key, status: alert.status });
        }
    }

    private async applyRule(look: Look): Promise<StepOutcome> {
        const { notes, stored, now } = look;
        const { scaling } = stored.configuration;
        const missRate = await readMissRate(this.options.reader, new Date(now));
        const decision = decide(scaling, { missRate, now }, notes.memory);
        const next = notesAfter(notes, decision, { at: now, missRate, maxMissRate: scaling.maxMissRate });
        if (decision.nodes !== scaling.nodes) {
            return this.change(look, next, decision.nodes);
        }
        const outcome = await this.note(look, next);
        if (outcome === "rests" && decision.givesUp) {
            this.options.log.error("auto-scaling stops growing: two steps brought no fewer misses", {
                missRate,
                nodes: scaling.nodes,
            });
        }
        return outcome;
    }

    private async note({ kept }: Look, next: ScalingNotes): Promise<StepOutcome> {
        const isNoted = isDeepStrictEqual(next, kept.notes) || (await this.options.journal.write(next, kept.writes));
        return isNoted ? "rests" : "overtaken";
    }

    private async change({ kept, notes, stored }: Look, next: ScalingNotes, nodes: number): Promise<StepOutcome> {
        const { journal, told, log } = this.options;
        const { version, ...content } = stored.configuration;
        const wanted = { ...content, scaling: { ...content.scaling, nodes } };
        const begun = { checksum: checksumOf({ ...wanted, version: version + 1 }), memory: next.memory };
        if (!(await journal.write({ ...notes, begun }, kept.writes))) {
            return "overtaken";
        }
        const saved = await this.save(version, wanted);
        if (saved === undefined) {
            return "overtaken";
        }
        log.info("auto-scaling changed the number of nodes", { from: content.scaling.nodes, to: nodes });
        // Who is refused here was overtaken after its step, which the other has seen.
        await journal.write({ ...next, version: saved.version }, kept.writes + 1);
        await told.publish(saved);
        return "changed";
    }

    /** Undefined where somebody has changed the configuration meanwhile. */
    private async save(
        seen: number,
        wanted: Omit<ControlConfiguration, "version">,
    ): Promise<ControlConfiguration | undefined> {
        try {
            return (await this.options.store.save({ seen, make: () => wanted })).configuration;
        } catch (error) {
            if (error instanceof ConfigurationChanged) return undefined;
            throw error;
        }
    }
}

/** What the notes are once it is known which configuration is in force. */
function broughtUp(notes: ScalingNotes, { configuration, writtenAt }: StoredConfiguration, now: number): ScalingNotes {
    const { version } = configuration;
    const current = { ...notes, version, begun: null };
    const timed = (memory: ScalingNotes["memory"]): ScalingNotes["memory"] => ({
        ...memory,
        changedAt: changeTime(memory.changedAt, writtenAt, now),
    });
    if (version === notes.version) {
        // A step that was begun and is not in force was never made.
        return { ...current, memory: timed(notes.memory) };
    }
    if (notes.begun?.checksum === checksumOf(configuration)) {
        return { ...current, memory: timed(notes.begun.memory) };
    }
    // The first one that it sees, a step of somebody else, other bounds, or another size of the caches: it settles, and may be worth growing for again.
    const anew = { ...current, memory: timed({ ...noMemory, changedAt: now }) };
    return resolved(anew, { at: now, why: "other configuration" });
}
