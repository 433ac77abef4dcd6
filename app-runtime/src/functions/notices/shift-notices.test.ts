import { expect } from "chai";
import { CrashPoints } from "../testing/crash-points.js";
import { awsError, rowOf, Town, unreachable } from "./shift-notices.fixtures.test.js";
import { NoticesUnfinished } from "./shift-notices.js";

const phone = { phone: "+4915112345678", sms: true };

describe("ShiftNotices", () => {
    let town: Town;
    const addressees = (): readonly string[] => town.mails.map(({ to }) => to.split("@")[0] ?? "");

    beforeEach(() => {
        town = new Town();
    });

    it("mails each person once with the own shifts, and only those who ask get an SMS", async () => {
        town.content = [rowOf("ana", 5, phone), rowOf("ben"), rowOf("ana", 6), rowOf("ana", 5)];

        expect(await town.call()).to.equal(undefined);
        expect(addressees()).to.deep.equal(["ana", "ben"]);
        expect(town.mails[0]?.mail.text.match(/October 2026/g)).to.have.lengthOf(2);
        expect(town.messages.map(({ text }) => text)).to.deep.equal(["New shift: Mon 5 Oct 08:00-16:30, Main desk"]);
        expect(town.alerts).to.deep.equal([]);
    });

    it("mails nobody again when the event comes three times, nor when two instances get it at once", async () => {
        town.content = [rowOf("ana", 5, phone), rowOf("ben")];
        // Each may find the other at work, and fail: Lambda calls again.
        await Promise.all([town.call(), town.call()]);
        await town.call();
        await town.call();

        expect([...addressees()].sort()).to.deep.equal(["ana", "ben"]);
        expect(town.messages).to.have.lengthOf(1);
    });

    it("mails only the new shift where a file is put again with one more", async () => {
        town.content = [rowOf("ana"), rowOf("ben")];
        await town.call();
        town.content = [rowOf("ben"), rowOf("ana"), rowOf("ana", 7)];
        await town.call();

        expect(addressees()).to.deep.equal(["ana", "ben", "ana"]);
        expect(town.mails[2]?.mail.text).to.contain("7 October").and.not.to.contain("5 October");
    });

    it("sends an SMS to who asks for it after the mail, without another mail", async () => {
        town.content = [rowOf("ana")];
        await town.call();
        town.content = [rowOf("ana", 5, phone)];
        await town.call();

        expect(addressees()).to.deep.equal(["ana"]);
        expect(town.messages).to.have.lengthOf(1);
    });

    it("tells administrators once of bad rows, by row and field, and tells all others", async () => {
        town.content = [rowOf("ana"), rowOf("ben", 5, { timeZone: "Mars" }), rowOf("zoe", 5, { end: "late" })];
        await town.call();
        await town.call();

        expect(addressees()).to.deep.equal(["ana"]);
        expect(town.alerts).to.have.lengthOf(1);
        expect(town.alerts[0]?.summary).to.equal("dev: rows of a file of shifts: 2 refused");
        expect(town.alerts[0]?.text).to.match(/Row 2, timeZone: use a name[^\n]*Europe\/Berlin\.\nRow 3, end: use/);
        expect(town.alerts[0]?.text).not.to.match(/ben|zoe|Mars|late\b/);
    });

    it("reports those who cannot be reached, without trying again, and tells the others", async () => {
        town.suppressedAddresses.set("ana@example.com", "mails to the address came back");
        town.faults.set("ben@example.com", unreachable);
        town.content = [rowOf("Ana"), rowOf("ben"), rowOf("zoe")];

        expect(await town.call()).to.equal(undefined);
        expect(addressees()).to.deep.equal(["zoe"]);
        expect(town.alerts[0]?.text).to.contain(
            "Row 1: mails to the address came back.\nRow 2: SES does not take the address.",
        );
        town.suppressedAddresses.clear();
        town.faults.clear();
        await town.call();
        expect(addressees(), "once they can be reached, and the file is put again").to.deep.equal([
            "zoe",
            "Ana",
            "ben",
        ]);
    });

    it("tells the others where one fails, fails the call, and continues with that one", async () => {
        town.faults.set("ana@example.com", awsError("InternalServiceErrorException"));
        town.content = [rowOf("ana"), rowOf("ben")];
        const failed = await town.call();

        expect(failed).to.be.instanceOf(NoticesUnfinished);
        expect(String(failed)).to.contain("failures: 1, InternalServiceErrorException").and.not.to.contain("ana");
        town.faults.clear();
        expect(await town.call()).to.equal(undefined);
        expect(addressees()).to.deep.equal(["ben", "ana"]);
    });

    for (const fault of ["TooManyRequestsException", "SendingPausedException", "LimitExceededException"]) {
        it(`asks for no more where SES says ${fault}, and continues in the next call`, async () => {
            town.content = ["ana", "ben", "zoe"].map((person) => rowOf(person));
            town.faults.set("ben@example.com", awsError(fault));
            expect(await town.call()).to.be.instanceOf(NoticesUnfinished);
            expect(addressees()).to.deep.equal(["ana"]);

            town.faults.clear();
            expect(await town.call()).to.equal(undefined);
            expect(addressees()).to.deep.equal(["ana", "ben", "zoe"]);
        });
    }

    it("begins with nobody for whom no time is left, and fails the call", async () => {
        town.content = [rowOf("ana"), rowOf("ben")];
        let left = 60_000;
        const object = { bucket: "files", key: "a.json", version: undefined };
        const call = (): Promise<unknown> =>
            town
                .instance()
                .tell(object, () => (left -= 10_000) + 5_000)
                .catch((error: unknown) => error);

        expect(await call()).to.be.instanceOf(NoticesUnfinished);
        expect(addressees()).to.deep.equal(["ana"]);
        left = 900_000;
        await call();
        expect(addressees()).to.deep.equal(["ana", "ben"]);
    });

    it("tells nobody of shifts that are over, also of a file that comes back after weeks", async () => {
        town.content = [rowOf("ana", 5), rowOf("ben", 20)];
        town.now = new Date("2026-10-12T00:00:00Z");
        await town.call();

        expect(addressees()).to.deep.equal(["ben"]);
        expect(town.alerts[0]?.text).to.contain("1 row is a shift that ended already.");
    });

    it("tells administrators with a sentence of a file that is none", async () => {
        town.content = { shifts: [] };
        expect(await town.call()).to.equal(undefined);

        expect(town.alerts.map(({ text }) => text)[0]).to.match(
            /^File: s3:\/\/files\/shifts\/october\.json \([0-9a-f]{16} in the log\)\n\nIt is no list;/,
        );
    });

    it("writes no name, address or number into its log, whatever happens", async () => {
        town.content = [rowOf("ana", 5, phone), rowOf("ben", 5, { place: "" }), rowOf("zoe")];
        town.faults.set("ana@example.com", awsError("MessageRejected"));
        town.suppressedAddresses.set("zoe@example.com", "mails to the address came back");
        await town.call();

        expect(town.telemetry.lines.join("")).to.contain("MessageRejected").and.to.contain('"row":1');
        expect(town.telemetry.lines.join("")).not.to.match(/ana|ben|zoe|example|\+49|october/);
    });
});

describe("ShiftNotices, when an instance dies at any point", () => {
    const people = ["ana", "ben", "zoe"];

    it("loses nobody, and repeats at most the one message that was being noted", async () => {
        let points = 0;
        for (let crashed = true; crashed; points += 1) {
            const town = new Town();
            const rows = people.map((person) => rowOf(person, 5, person === "ben" ? phone : {}));
            town.content = [...rows, rowOf("max", 5, { start: "" })];
            const dying = new CrashPoints(points);
            await town.call(dying);
            crashed = dying.crashed;
            const before = town.mails.length + town.messages.length + town.alerts.length;
            // Lambda calls again after a minute.
            town.now = new Date(town.now.getTime() + 60_000);

            expect(await town.call(), `after point ${points}`).to.equal(undefined);
            const mailed = new Set(town.mails.map(({ to }) => to.split("@")[0]));
            expect([...mailed].sort(), `after point ${points}`).to.deep.equal(people);
            expect(town.messages, `after point ${points}`).to.have.lengthOf.at.least(1);
            const all = town.mails.length + town.messages.length + town.alerts.length;
            expect(all, `after point ${points}, where ${before} were told`).to.be.within(5, 6);
            expect(await town.call()).to.equal(undefined);
            expect(town.mails.length + town.messages.length + town.alerts.length).to.equal(all);
        }
        expect(points, "points that it died at").to.be.above(40);
    });
});
