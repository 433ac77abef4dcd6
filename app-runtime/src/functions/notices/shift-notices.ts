import { createHash } from "node:crypto";
import type { Alerter } from "../../common/alert.js";
import type { Telemetry } from "../common/telemetry.js";
import type { Matter, ToldLedger } from "../common/told-ledger.js";
import { administratorsReport, type Unreached } from "./administrators-report.js";
import { shiftMail, shiftSms } from "./post/messages.js";
import { Unreachable, type Post } from "./post/post.js";
import type { Files, PutObject } from "./shifts/object-files.js";
import { readShiftFile, ShiftFileError, type ShiftFile } from "./shifts/shift-file.js";
import { keyOf, personOf, type Shift } from "./shifts/shift.js";

/** Some could not be told of their shifts: the call has failed, and another continues where it was. */
export class NoticesUnfinished extends Error {
    public override readonly name = "NoticesUnfinished";
}

/** What it works with. */
export interface ShiftNoticesParts {
    readonly environmentName: string;
    readonly files: Files;
    readonly post: Post;
    readonly ledger: ToldLedger;
    readonly administrators: Alerter;
    readonly telemetry: Telemetry;
    readonly now: () => Date;
}

type Channel = "mail" | "sms";
type Told = Matter & { readonly shift: Shift };

/** What became of one file. */
interface Outcome {
    readonly unreached: Unreached[];
    /** Kind of each failure that another try may not have. */
    readonly failures: string[];
}

/** A call that has less time than this left begins with no other person. */
const enoughTimeMs = 50_000;
/** Longer than AWS repeats an event, and what a person is told of ends before. */
const reportDays = 30;
const dayMs = 86_400_000;
/** None of the others would be taken either. */
const endsAll = ["TooManyRequestsException", "LimitExceededException", "SendingPausedException", "ThrottledException"];

/** Tells people of the shifts that a file brings: each person once of each shift, and administrators of what could not be told. */
export class ShiftNotices {
    constructor(private readonly parts: ShiftNoticesParts) {}

    /**
     * @param timeLeft milliseconds that the call has left
     * @throws NoticesUnfinished where some have not been told and can be; the message has no names in it
     */
    public async tell(object: PutObject, timeLeft: () => number): Promise<void> {
        const { log, metrics } = this.parts.telemetry;
        const file = fileId(object);
        const read = await this.read(object);
        if (typeof read === "string") {
            log.warn(`a file of shifts was refused: ${read}`, { file });
            await this.report(object, { refused: read });
            return;
        }
        const now = this.parts.now();
        const coming = read.shifts.filter(({ end }) => end > now);
        const over = read.shifts.length - coming.length;
        const outcome = await this.tellAll(coming, timeLeft);
        log.info("a file of shifts was read", {
            ...{ file, rows: read.rows, refused: read.faults.length, over },
            ...{ unreached: outcome.unreached.length, failed: outcome.failures.length },
        });
        metrics.addMetric("RowsRefused", "Count", read.faults.length);
        await this.report(object, { faults: read.faults, over, unreached: outcome.unreached });
        const [first] = outcome.failures;
        if (first !== undefined) {
            const kinds = [...new Set(outcome.failures)].join(", ");
            throw new NoticesUnfinished(
                `Not everybody in file ${file} could be told (failures: ${outcome.failures.length}, ${kinds}). Lambda tries again, and tells only those who do not know yet.`,
            );
        }
    }

    /** @returns a sentence where the file is refused as a whole */
    private async read(object: PutObject): Promise<ShiftFile | string> {
        try {
            return readShiftFile(object.key, await this.parts.files.read(object));
        } catch (error) {
            if (error instanceof ShiftFileError) {
                return error.message;
            }
            throw error;
        }
    }

    private async tellAll(shifts: readonly Shift[], timeLeft: () => number): Promise<Outcome> {
        const outcome: Outcome = { unreached: [], failures: [] };
        const people = [...byPerson(shifts).values()];
        if (people.length === 0) {
            return outcome;
        }
        const suppressed = await this.parts.post.suppressed(new Set(shifts.map(({ email }) => email.toLowerCase())));
        for (const own of people) {
            if (timeLeft() < enoughTimeMs) {
                outcome.failures.push("no time left");
                break;
            }
            await this.tellPerson(own, suppressed, outcome);
            if (outcome.failures.some((kind) => endsAll.includes(kind))) {
                break;
            }
        }
        return outcome;
    }

    private async tellPerson(
        own: readonly Shift[],
        suppressed: ReadonlyMap<string, string>,
        outcome: Outcome,
    ): Promise<void> {
        const [first] = own;
        if (first === undefined) {
            return;
        }
        const { post } = this.parts;
        const why = suppressed.get(first.email.toLowerCase());
        if (why === undefined) {
            await this.tellBy("mail", own, outcome, (fresh) =>
                post.mail(first.email, shiftMail(first.name, fresh, post.unsubscription)),
            );
        } else {
            outcome.unreached.push({ row: first.row, why });
        }
        const asking = own.filter(({ phone }) => phone !== undefined);
        const phone = asking[0]?.phone;
        if (phone !== undefined) {
            await this.tellBy("sms", asking, outcome, (fresh) => post.sms(phone, shiftSms(fresh)));
        }
    }

    private async tellBy(
        channel: Channel,
        shifts: readonly Shift[],
        { unreached, failures }: Outcome,
        send: (fresh: readonly Shift[]) => Promise<void>,
    ): Promise<void> {
        const [{ row, email } = { row: 0, email: "" }] = shifts;
        const { ledger, telemetry } = this.parts;
        try {
            const telling = await ledger.tell(`notices/${channel}/${personOf(email)}`, matters(shifts), (fresh) =>
                reached(send(fresh.map(({ shift }) => shift)), (why) => unreached.push({ row, why })),
            );
            if (telling === "busy") {
                failures.push("another call is telling them");
            }
            telemetry.metrics.addMetric(channel === "mail" ? "Mails" : "Sms", "Count", telling === "told" ? 1 : 0);
        } catch (error) {
            // What AWS says may repeat an address: only its kind is told.
            const kind = error instanceof Error ? error.name : "unknown";
            telemetry.log.warn("a person could not be told", { row, person: personOf(email), channel, kind });
            failures.push(kind);
        }
    }

    /** The same report once, however often the call is made. */
    private async report(object: PutObject, found: Parameters<typeof administratorsReport>[1]): Promise<void> {
        const { environmentName, ledger, administrators, now } = this.parts;
        const alert = administratorsReport({ environmentName, object, file: fileId(object), at: now() }, found);
        if (alert === undefined) {
            return;
        }
        const matter = { key: hash(alert.text), until: new Date(now().getTime() + reportDays * dayMs) };
        const telling = await ledger.tell(`notices/file/${fileId(object)}`, [matter], async () => {
            await administrators.tell(alert);
            return true;
        });
        if (telling === "busy") {
            throw new NoticesUnfinished("Another call is telling the administrators of the same file.");
        }
    }
}

async function reached(sent: Promise<void>, unreachable: (why: string) => void): Promise<boolean> {
    try {
        await sent;
        return true;
    } catch (error) {
        if (error instanceof Unreachable) {
            unreachable(error.message);
            return false;
        }
        throw error;
    }
}

/** The shifts of each person; a shift that stands twice in a file counts once. */
function byPerson(shifts: readonly Shift[]): ReadonlyMap<string, readonly Shift[]> {
    const people = new Map<string, Map<string, Shift>>();
    for (const shift of shifts) {
        const person = personOf(shift.email);
        const own = people.get(person) ?? new Map<string, Shift>();
        own.set(keyOf(shift), own.get(keyOf(shift)) ?? shift);
        people.set(person, own);
    }
    return new Map([...people].map(([person, own]) => [person, [...own.values()]]));
}

function matters(shifts: readonly Shift[]): readonly Told[] {
    // A shift that is over is told to nobody, so that what is kept of it can be forgotten; the day is for clocks that go wrong.
    return shifts.map((shift) => ({ key: keyOf(shift), until: new Date(shift.end.getTime() + dayMs), shift }));
}

/** A file in logs: its name may be somebody's. */
function fileId({ bucket, key }: PutObject): string {
    return hash(`${bucket}/${key}`);
}

function hash(text: string): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
