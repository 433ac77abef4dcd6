import { randomUUID } from "node:crypto";
import { changeState } from "./change-state.js";
import type { Kept, StateStore } from "./state-table.js";

/** Something that somebody is told once. */
export interface Matter {
    /** The same for the same matter, however often it comes. */
    readonly key: string;
    /** From then on it cannot come again, and is forgotten. */
    readonly until: Date;
}

/** `told`: they know now. `known`: they knew all. `untold`: `send` could not tell them, for good. `busy`: another instance is telling them. */
export type Telling = "told" | "known" | "untold" | "busy";

/** What is kept of one who is told. */
interface Ledger {
    /** Key of each matter, and the second from which it may be forgotten. */
    readonly told: Readonly<Record<string, number>>;
    /** Who is telling them at this moment, until which millisecond that counts. */
    readonly claim: { readonly by: string; readonly until: number } | null;
}

/** Longer than any `send` takes, and shorter than the minute after which Lambda calls again. */
const claimSeconds = 45;
/**
 * For how long a ledger in which nothing stands is kept at least. DynamoDB never deletes what expired more than five years ago, such as in 1970.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
 */
const emptyMilliseconds = 60_000;

/**
 * Remembers who has been told what, so that nobody is told twice: not when AWS delivers an event again, not when two instances work on it at the same time, and not
 * when a call that broke off is made again.
 *
 * Neither a mail nor an SMS can be sent and noted in one step. Where an instance dies between the two, they are told again: better twice than never.
 */
export class ToldLedger {
    constructor(
        private readonly state: StateStore,
        private readonly now: () => Date = () => new Date(),
    ) {}

    /**
     * Hands what `who` has not been told yet to `send`, all at once.
     *
     * @param who key in the state table
     * @param send says whether they were told; what it throws is thrown, and they can be told again
     */
    public async tell<Told extends Matter>(
        who: string,
        matters: readonly Told[],
        send: (fresh: readonly Told[]) => Promise<boolean>,
    ): Promise<Telling> {
        const by = randomUUID();
        const claimed = await this.claim(who, by, matters);
        if (claimed === "known" || claimed === "busy") {
            return claimed;
        }
        let told: boolean;
        try {
            told = await send(claimed);
        } catch (error) {
            // A claim that stays because this fails too ends by itself; what counts is why it could not be sent.
            await this.finish(who, by, []).catch(() => undefined);
            throw error;
        }
        await this.finish(who, by, told ? claimed : []);
        return told ? "told" : "untold";
    }

    private claim<Told extends Matter>(
        who: string,
        by: string,
        matters: readonly Told[],
    ): Promise<readonly Told[] | "known" | "busy"> {
        return changeState<Ledger, readonly Told[] | "known" | "busy">(
            this.state,
            { id: who, check: readLedger },
            (kept) => {
                const ledger = this.current(kept);
                const fresh = matters.filter(({ key }) => !Object.hasOwn(ledger.told, key));
                if (fresh.length === 0) {
                    return { value: undefined, result: "known" };
                }
                if (ledger.claim !== null) {
                    return { value: undefined, result: "busy" };
                }
                const claim = { by, until: this.now().getTime() + claimSeconds * 1_000 };
                return { ...this.written({ ...ledger, claim }, matters), result: fresh };
            },
        );
    }

    private finish(who: string, by: string, told: readonly Matter[]): Promise<undefined> {
        return changeState<Ledger, undefined>(this.state, { id: who, check: readLedger }, (kept) => {
            const { told: before, claim } = this.current(kept);
            const added = told.map(({ key, until }) => [key, Math.ceil(until.getTime() / 1_000)] as const);
            const ledger = {
                told: { ...before, ...Object.fromEntries(added) },
                claim: claim?.by === by ? null : claim,
            };
            return { ...this.written(ledger, told), result: undefined };
        });
    }

    /** What is kept, without what is over. */
    private current(kept: Kept<Ledger> | undefined): Ledger {
        const { told, claim } = kept?.value ?? { told: {}, claim: null };
        const now = this.now().getTime();
        return {
            told: Object.fromEntries(Object.entries(told).filter(([, until]) => until * 1_000 > now)),
            claim: claim !== null && claim.until > now ? claim : null,
        };
    }

    private written(value: Ledger, matters: readonly Matter[]): { value: Ledger; expiresAt: Date } {
        const ends = [
            ...Object.values(value.told).map((seconds) => seconds * 1_000),
            ...matters.map(({ until }) => until.getTime()),
            value.claim?.until ?? 0,
        ];
        const soon = this.now().getTime() + emptyMilliseconds;
        return { value, expiresAt: new Date(ends.reduce((latest, end) => Math.max(latest, end), soon)) };
    }
}

/** Written by this class only. @throws TypeError where something else is kept there */
function readLedger(kept: unknown): Ledger {
    if (typeof kept !== "object" || kept === null || !("told" in kept) || !("claim" in kept)) {
        throw new TypeError("What is kept there is no list of what somebody was told.");
    }
    const { told, claim } = kept;
    return { told: readTold(told), claim: readClaim(claim) };
}

function readTold(told: unknown): Record<string, number> {
    return Object.fromEntries(
        Object.entries(told ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
    );
}

function readClaim(claim: unknown): Ledger["claim"] {
    if (typeof claim !== "object" || claim === null || !("by" in claim) || !("until" in claim)) {
        return null;
    }
    return { by: String(claim.by), until: Number(claim.until) };
}
