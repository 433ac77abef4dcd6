import { expect } from "chai";
import type { Finding } from "./detectors/judge.js";
import { type Incident, type Notice, type Notification, settle } from "./incidents.js";

const flood: Finding = { type: "request-flood", key: "203.0.113.7" };

/** Settles again and again, each time with what is known by then. */
function settled(steps: readonly { readonly now: number; readonly minutes: readonly number[] }[]) {
    let incidents: readonly Incident[] = [];
    const told: Notification[] = [];
    for (const { now, minutes } of steps) {
        const findings = new Map(minutes.map((minute) => [minute, [flood]]));
        const result = settle(incidents, findings, { now: now * 60, firstMinute: 0, quietMinutes: 10 });
        incidents = result.incidents;
        told.push(...result.notices.map(({ notification }) => notification));
    }
    return {
        incidents,
        told: told.map(({ status, start, end }) => `${status} ${start.slice(14, 16)}-${end.slice(14, 16)}`),
    };
}

describe("incidents", () => {
    it("are opened once and resolved once", () => {
        const { told } = settled([
            { now: 3, minutes: [3] },
            { now: 4, minutes: [3, 4] },
            { now: 8, minutes: [3, 4] },
            { now: 14, minutes: [3, 4] },
            { now: 20, minutes: [3, 4] },
        ]);
        expect(told).to.deep.equal(["opened 03-04", "resolved 03-05"]);
    });

    it("that go on are told of again every ten minutes", () => {
        const steps = Array.from({ length: 25 }, (_, now) => ({
            now,
            minutes: Array.from({ length: now + 1 }, (_each, minute) => minute),
        }));
        expect(settled(steps).told).to.deep.equal(["opened 00-01", "updated 00-11", "updated 00-21"]);
    });

    it("are one where they are no more than the quiet time apart, and two where they are", () => {
        expect(settled([{ now: 30, minutes: [1, 11] }]).told).to.deep.equal(["opened 01-12", "resolved 01-12"]);
        const two = settled([{ now: 40, minutes: [1, 12] }]);
        expect(two.told).to.deep.equal(["opened 01-02", "resolved 01-02", "opened 12-13", "resolved 12-13"]);
    });

    it("become one where a file that comes late shows what was in between", () => {
        const { incidents, told } = settled([
            { now: 40, minutes: [1, 20] },
            { now: 40, minutes: [1, 10, 20] },
        ]);
        expect(told).to.have.length(4);
        expect(incidents.map(({ start, end, isOpen }) => ({ start, end, isOpen }))).to.deep.equal([
            { start: 1, end: 20, isOpen: false },
        ]);
    });

    it("are not opened again by what comes late from before they were told as resolved", () => {
        const { incidents, told } = settled([
            { now: 4, minutes: [1, 4] },
            { now: 14, minutes: [1, 4] },
            { now: 14, minutes: [1, 4, 9] },
            { now: 15, minutes: [1, 4, 9, 14] },
        ]);
        expect(told).to.deep.equal(["opened 01-05", "resolved 01-05"]);
        expect(incidents.map(({ start, end, isOpen }) => ({ start, end, isOpen }))).to.deep.equal([
            { start: 1, end: 14, isOpen: false },
        ]);
    });

    it("are others with a beginning of their own where it goes on after they were told as resolved", () => {
        const { told } = settled([
            { now: 4, minutes: [4] },
            { now: 14, minutes: [4] },
            { now: 16, minutes: [4, 16] },
            { now: 16, minutes: [4, 9, 16] },
            { now: 17, minutes: [4, 9, 13, 16, 17] },
            { now: 27, minutes: [4, 9, 13, 16, 17] },
            { now: 29, minutes: [4, 9, 13, 16, 17, 25, 26] },
            { now: 29, minutes: [4, 9, 13, 16, 17, 25, 26, 29] },
        ]);
        expect(told).to.deep.equal([
            ...["opened 04-05", "resolved 04-05", "opened 16-17", "resolved 16-18"],
            "opened 29-30",
        ]);
    });

    it("are the same in all that is told of them, also where files that come late move the beginning or join two", () => {
        let incidents: readonly Incident[] = [];
        const notices: Notice[] = [];
        for (const [now, minutes] of [
            [25, [20]],
            [25, [18, 20]],
            [25, [2, 18, 20]],
            [25, [2, 10, 18, 20]],
            [60, [2, 10, 18, 20]],
        ] as const) {
            const findings = new Map(minutes.map((minute) => [minute, [flood]]));
            const result = settle(incidents, findings, { now: now * 60, firstMinute: 0, quietMinutes: 10 });
            incidents = result.incidents;
            notices.push(...result.notices);
        }
        expect(
            notices.map(({ notification: { status, start }, incident }) => [status, start.slice(14, 16), incident]),
        ).to.deep.equal([
            ["opened", "20", "request-flood/203.0.113.7/1970-01-01T00:20:00Z"],
            ["opened", "02", "request-flood/203.0.113.7/1970-01-01T00:02:00Z"],
            ["resolved", "02", "request-flood/203.0.113.7/1970-01-01T00:02:00Z"],
            ["resolved", "02", "request-flood/203.0.113.7/1970-01-01T00:20:00Z"],
        ]);
    });

    it("that more rows prove wrong are resolved and gone", () => {
        const { incidents, told } = settled([
            { now: 3, minutes: [3] },
            { now: 4, minutes: [] },
        ]);
        expect(told).to.deep.equal(["opened 03-04", "resolved 03-04"]);
        expect(incidents).to.deep.equal([]);
    });

    it("keep their beginning when its minutes are no longer known", () => {
        const open = { ...flood, start: 5, end: 130, isOpen: true, knownSince: 5, toldAt: 130 * 60 };
        const findings = new Map([130, 131].map((minute) => [minute, [flood]]));
        const { incidents } = settle([open], findings, { now: 131 * 60, firstMinute: 11, quietMinutes: 10 });
        expect(incidents).to.deep.equal([{ ...open, end: 131 }]);
    });
});
