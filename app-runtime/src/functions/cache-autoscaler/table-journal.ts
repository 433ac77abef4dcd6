import { Type, type TSchema } from "typebox";
import { Check } from "typebox/value";
import {
    noNotes,
    type KeptNotes,
    type ScalingJournal,
    type ScalingNotes,
} from "../../common/cache-scaling/scaling-notes.js";
import { StateChanged, type StateStore } from "../common/state-table.js";

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const moment = Type.Integer({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 1 });

const MemorySchema = Type.Object({
    changedAt: moment,
    rateBefore: orNull(share),
    vain: Type.Integer({ minimum: 0 }),
});

const GrowthSchema = Type.Object({ at: moment, nodes: Type.Integer(), maxMissRate: share, missRate: share });

const EndSchema = Type.Object({
    at: moment,
    why: Type.Union([Type.Literal("fewer misses"), Type.Literal("other configuration")]),
});

const NotesSchema = Type.Object({
    memory: MemorySchema,
    version: orNull(Type.Integer({ minimum: 0 })),
    begun: orNull(Type.Object({ checksum: Type.String(), memory: MemorySchema })),
    vainGrowth: orNull(GrowthSchema),
    untold: Type.Array(Type.Object({ growth: GrowthSchema, over: orNull(EndSchema) })),
});

/** Notes of auto-scaling in the state table: they outlive every instance of the function, and of two who write at the same time one is refused. */
export class TableJournal implements ScalingJournal {
    constructor(
        private readonly state: StateStore,
        private readonly id: string,
    ) {}

    /** @throws TypeError where something else is kept there */
    public async read(): Promise<KeptNotes> {
        const kept = await this.state.read(this.id, (value) => this.check(value));
        return kept === undefined ? { notes: noNotes, writes: 0 } : { notes: kept.value, writes: kept.version };
    }

    public async write(notes: ScalingNotes, writes: number): Promise<boolean> {
        try {
            await this.state.write(this.id, notes, { version: writes });
            return true;
        } catch (error) {
            if (error instanceof StateChanged) return false;
            throw error;
        }
    }

    private check(kept: unknown): ScalingNotes {
        if (!Check(NotesSchema, kept)) {
            throw new TypeError(
                `What is kept as ${this.id} are not the notes of a cache autoscaler; delete the item to begin anew.`,
            );
        }
        return kept;
    }
}
