import type { Alert, Alerter } from "../../common/alert.js";
import { ToldLedger } from "../common/told-ledger.js";
import { CrashPoints } from "../testing/crash-points.js";
import { MemoryState } from "../testing/memory-state.js";
import { recordedTelemetry } from "../testing/recorded-telemetry.js";
import type { MailText } from "./post/messages.js";
import { Unreachable, type Post } from "./post/post.js";
import type { Files } from "./shifts/object-files.js";
import { goodRow } from "./shifts/shift.fixtures.test.js";
import { ShiftNotices } from "./shift-notices.js";

/** An error as an SDK makes it. */
export function awsError(name: string): Error {
    return Object.assign(new Error(`${name} for ana@example.com`), { name });
}

/** People, their mailboxes and telephones, and AWS between: what is left when an instance dies. */
export class Town implements Post, Alerter, Files {
    public readonly unsubscription = "answer";
    public now = new Date("2026-10-01T12:00:00Z");
    public content: unknown = [];
    /** Addresses on the suppression list. */
    public readonly suppressedAddresses = new Map<string, string>();
    /** What sending to an address comes to, where it is not well. */
    public readonly faults = new Map<string, Error>();
    public readonly mails: { readonly to: string; readonly mail: MailText }[] = [];
    public readonly messages: { readonly to: string; readonly text: string }[] = [];
    public readonly alerts: Alert[] = [];
    public readonly telemetry = recordedTelemetry();
    private readonly state = new MemoryState(() => this.now);

    /** The function, in an instance of its own. */
    public instance(points: CrashPoints = new CrashPoints()): ShiftNotices {
        const now = (): Date => this.now;
        return new ShiftNotices({
            environmentName: "dev",
            ledger: new ToldLedger(points.around(this.state), now),
            files: points.around<Files>({ read: () => this.read() }),
            post: points.around<Post>(this),
            administrators: points.around<Alerter>(this),
            telemetry: this.telemetry,
            now,
        });
    }

    /** Calls it as Lambda does, and says what it failed with. */
    public call(points?: CrashPoints): Promise<unknown> {
        const object = { bucket: "files", key: "shifts/october.json", version: undefined };
        return this.instance(points)
            .tell(object, () => 900_000)
            .then(
                () => undefined,
                (error: unknown) => error,
            );
    }

    public read(): Promise<Uint8Array> {
        return Promise.resolve(Buffer.from(JSON.stringify(this.content)));
    }

    public suppressed(addresses: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
        return Promise.resolve(new Map([...this.suppressedAddresses].filter(([address]) => addresses.has(address))));
    }

    public async mail(to: string, mail: MailText): Promise<void> {
        await this.deliver(to);
        this.mails.push({ to, mail });
    }

    public async sms(to: string, text: string): Promise<void> {
        await this.deliver(to);
        this.messages.push({ to, text });
    }

    public tell(alert: Alert): Promise<void> {
        this.alerts.push(alert);
        return Promise.resolve();
    }

    private deliver(to: string): Promise<void> {
        const fault = this.faults.get(to);
        return fault === undefined ? Promise.resolve() : Promise.reject(fault);
    }
}

/** A row of somebody on a day of October. */
export function rowOf(person: string, day = 5, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const date = `2026-10-${String(day).padStart(2, "0")}`;
    const times = { start: `${date}T08:00`, end: `${date}T16:30` };
    return { ...goodRow, name: person, email: `${person}@example.com`, ...times, ...more };
}

/** An address that is wrong for good. */
export const unreachable = new Unreachable("SES does not take the address");
