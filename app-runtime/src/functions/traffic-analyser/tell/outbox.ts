import type { Alerter } from "../../../common/alert.js";
import type { ToldLedger } from "../../common/told-ledger.js";
import type { Untold } from "../state/book.js";
import type { SharedState } from "../state/shared-state.js";
import { alertOf } from "./messages.js";

/** Notifications of a call: the rest is for the next one. */
const mostAtATime = 200;
/** Failures after which a call tries no other. */
const mostFailures = 3;
/** For that long it is remembered what was told, if it cannot be taken off the list. */
const rememberMs = 7 * 86_400_000;

export interface OutboxParts {
    readonly shared: SharedState;
    readonly ledger: ToldLedger;
    /** Begins the keys of what was told. */
    readonly id: string;
    readonly environmentName: string;
    /** Is told of attacks. */
    readonly alerts: Alerter;
    /** Is told of high traffic. */
    readonly notices: Alerter;
    readonly now: () => Date;
}

/** Tells what was found, once each: what is to be told is kept with the counters that it follows from, and taken off when SNS has it. */
export class Outbox {
    constructor(private readonly parts: OutboxParts) {}

    /** @throws what SNS or the table answered first; the rest was tried, and what could not be told stays */
    public async empty(): Promise<void> {
        const { outbox } = await this.parts.shared.read();
        const told = new Set<number>();
        // The end of an incident is not told before its beginning.
        const held = new Set<string>();
        const failures: unknown[] = [];
        for (const each of outbox.slice(0, mostAtATime)) {
            if (held.has(each.incident) || failures.length >= mostFailures) continue;
            try {
                if (await this.tell(each)) told.add(each.number);
                else held.add(each.incident);
            } catch (error) {
                failures.push(error);
                held.add(each.incident);
            }
        }
        if (told.size > 0) await this.takeOff(told);
        if (failures.length > 0) throw failures[0];
    }

    /** @returns false where another call is telling it at this moment, or was when it died */
    private async tell(untold: Untold): Promise<boolean> {
        const { ledger, id, environmentName, alerts, notices, now } = this.parts;
        const matter = { key: untold.notification.status, until: new Date(now().getTime() + rememberMs) };
        const telling = await ledger.tell(`${id}/told/${untold.number}`, [matter], async () => {
            const to = untold.notification.type === "high-traffic" ? notices : alerts;
            await to.tell(alertOf(environmentName, untold));
            return true;
        });
        return telling === "told" || telling === "known";
    }

    private takeOff(told: ReadonlySet<number>): Promise<void> {
        return this.parts.shared.change(async ({ book }) => ({
            book: { ...book, outbox: book.outbox.filter(({ number }) => !told.has(number)) },
            result: undefined,
        }));
    }
}
