import { expect } from "chai";
import { Analyser } from "./analyser.js";
import type { Notification } from "./incidents.js";
import { type Line, logLine, noon } from "./testing/log-line.js";
import { parsed } from "./testing/parse.js";
import { anywhere, client, type Source, traffic, visitors } from "./testing/traffic.js";

/** What is told of some minutes of traffic. */
function analysed(sources: readonly Source[], minutes: number): Notification[] {
    const told: Notification[] = [];
    const analyser = new Analyser((notification) => told.push(notification));
    for (const line of traffic(sources, minutes * 60, noon)) {
        const row = parsed(logLine(line));
        if (row === undefined) throw new Error(`No row: ${logLine(line)}`);
        analyser.add(row);
    }
    analyser.settle();
    return told;
}

const oneThousand = visitors({ count: 1_000, seed: 1, address: anywhere(11) });

/** What each attacker does from the first second of a minute on; at most two minutes later it has to be told. */
const attackStart = 180;
const twoMinutes = 120_000;
const from =
    (address: string, line: (index: number) => Line = () => ({})) =>
    (index: number): Line => ({
        client: `${address}:${30_000 + (index % 1_000)}`,
        ...line(index),
    });
const attacks: Readonly<Record<string, { readonly key: string; readonly source: Source }>> = {
    "request-flood": {
        key: "198.51.100.1",
        source: client({ from: attackStart, rate: 4, line: from("198.51.100.1", () => ({ path: "/search?q=x" })) }),
    },
    "error-burst": {
        key: "2001:db8::bad",
        source: client({
            from: attackStart,
            rate: 1.5,
            line: from("2001:db8::bad", () => ({ path: "/log-in", status: 401 })),
        }),
    },
    "scanner-paths": {
        key: "198.51.100.3",
        source: client({
            from: attackStart,
            rate: 0.1,
            line: from("198.51.100.3", (index) => ({
                path: ["/wp-login.php", "/%2eenv", "/phpMyAdmin/", "/.git/config"][index % 4] ?? "/",
                status: 404,
            })),
        }),
    },
    "distinct-404-paths": {
        key: "198.51.100.4",
        source: client({
            from: attackStart,
            rate: 0.5,
            line: from("198.51.100.4", (index) => ({ path: `/secret-${index}`, status: 404 })),
        }),
    },
    "user-agent-switching": {
        key: "198.51.100.5",
        source: client({
            from: attackStart,
            rate: 0.3,
            line: from("198.51.100.5", (index) => ({ path: `/images/${index % 9}`, agent: `Browser/${index}` })),
        }),
    },
    "slow-requests": {
        key: "198.51.100.6",
        source: client({
            from: attackStart,
            rate: 0.4,
            line: from("198.51.100.6", () => ({ path: "/upload", status: 408, target: "-", times: "-1 -1 -1" })),
        }),
    },
};

const innocents: readonly Source[] = [
    // A company of 400 behind one address.
    visitors({ count: 400, seed: 2, address: () => "192.0.2.1" }),
    client({
        from: 0,
        rate: 2,
        line: from("192.0.2.2", (index) => ({
            path: `/images/${index}`,
            agent: "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://example.com/bot)",
            status: index % 20 === 0 ? 404 : 200,
        })),
    }),
    client({ from: 0, rate: 1, line: from("192.0.2.3", () => ({ path: "/status", agent: "Uptime-Probe/1.0" })) }),
    // Blocked by the firewall already.
    client({
        from: 0,
        rate: 5,
        line: from("192.0.2.4", () => ({ path: "/.env", status: 403, target: "-", actions: "waf" })),
    }),
];

describe("the traffic analyser over ten minutes of a thousand visitors", function () {
    this.timeout(180_000);
    let told: readonly Notification[] = [];

    before(() => {
        const sources = [oneThousand, ...innocents, ...Object.values(attacks).map(({ source }) => source)];
        told = analysed(sources, 10);
    });

    for (const [type, { key }] of Object.entries(attacks)) {
        it(`tells of ${type} within two minutes, once`, () => {
            const opened = told.filter((each) => each.type === type && each.key === key && each.status === "opened");
            expect(opened).to.have.length(1);
            const start = noon + attackStart * 1_000;
            expect(Date.parse(opened[0]?.at ?? "")).to.be.within(start, start + twoMinutes);
            expect(Date.parse(opened[0]?.start ?? "")).to.equal(start);
        });
    }

    it("tells of nobody else: not of visitors, a shared address, a crawler, a probe, nor of who is blocked", () => {
        const attackers = new Set(Object.values(attacks).map(({ key }) => key));
        expect(told.filter(({ key }) => !attackers.has(key))).to.deep.equal([]);
    });
});

describe("the traffic analyser over traffic that rises", function () {
    this.timeout(180_000);
    const usual = (): Source => visitors({ count: 200, seed: 3, address: anywhere(12) });
    const rise = 480;
    const opened = (told: readonly Notification[]): string[] =>
        told.filter(({ status }) => status === "opened").map(({ type, key }) => `${type} ${key}`);

    it("takes five times the visitors for high traffic and for no attack", () => {
        const sale = visitors({ count: 800, seed: 4, address: anywhere(13), from: rise });
        const told = analysed([usual(), sale], 12);
        expect(opened(told)).to.deep.equal(["high-traffic *"]);
        expect(Date.parse(told[0]?.at ?? "")).to.be.within(noon + rise * 1_000, noon + rise * 1_000 + twoMinutes);
    });

    it("finds a herd that goes for one path, though none of it is a flood", () => {
        const address = anywhere(14);
        const herd = client({
            from: rise,
            rate: 100,
            line: (index) => ({ client: `${address(index % 400)}:40000`, path: "/search?q=x" }),
        });
        const told = analysed([usual(), herd], 11);
        expect(opened(told)).to.deep.equal(["distributed-flood /search"]);
        expect(Date.parse(told[0]?.at ?? "")).to.be.within(noon + rise * 1_000, noon + rise * 1_000 + twoMinutes);
    });

    it("finds a flood of addresses that come once each", () => {
        const flood = client({
            from: rise,
            rate: 600,
            line: (index) => ({
                client: `15.${index & 255}.${(index >> 8) & 255}.${index >> 16}:40000`,
                path: `/p/${index}`,
            }),
        });
        expect(opened(analysed([usual(), flood], 10))).to.deep.equal(["distributed-flood *"]);
    });

    it("finds a network whose clients share the work", () => {
        const network = client({
            from: rise,
            rate: 8,
            line: (index) => ({ client: `198.51.100.${index % 100}:40000`, path: "/search?q=x" }),
        });
        expect(opened(analysed([usual(), network], 11))).to.deep.equal(
            ["distributed-flood /search", "request-flood 198.51.100.0/24"].slice(1),
        );
    });
});

describe("the traffic analyser over an application that is slow", function () {
    this.timeout(180_000);
    const [begin, end] = [245, 425];
    const slowly = (line: Line): Line => ({ ...line, times: "0.001 12.024 0.000" });
    /** Forty come every half minute and are gone three minutes later; ten stay. */
    const cohorts = Array.from({ length: 40 }, (_, index) => {
        const from = (index - 6) * 30;
        return visitors({ count: 40, seed: 20 + index, address: anywhere(20 + index), from, until: from + 180 });
    });
    cohorts.push(visitors({ count: 10, seed: 6, address: anywhere(16) }));
    const people: Source = (second) => cohorts.flatMap((cohort) => cohort(second));
    /** Seven of ten requests take twelve seconds for three minutes, which begin and end within a minute. */
    const application: Source = (second) =>
        people(second).map((line, index) => (second >= begin && second < end && index % 10 < 7 ? slowly(line) : line));
    const attacker = (from: number): Source =>
        client({
            from,
            rate: 0.4,
            line: (index) => slowly({ client: `198.51.100.6:${1_000 + index}`, path: "/upload" }),
        });
    const found = (told: readonly Notification[]): readonly string[] =>
        told.filter(({ status }) => status === "opened").map(({ type, key }) => `${type} ${key}`);

    it("holds it against no visitor, neither then nor when it is well again", () => {
        expect(analysed([application], 14)).to.deep.equal([]);
    });

    it("finds who holds requests open once it is well again, within two minutes", () => {
        const start = 540;
        const told = analysed([application, attacker(start)], 12);
        expect(found(told)).to.deep.equal(["slow-requests 198.51.100.6"]);
        expect(Date.parse(told[0]?.at ?? "")).to.be.within(noon + start * 1_000, noon + start * 1_000 + twoMinutes);
    });

    it("ends an attack with its last slow request, not with the window", () => {
        const told = analysed([people, attackUntil(240)], 14);
        expect(told.map(({ status, end: over }) => [status, over.slice(14, 16)]).at(-1)).to.deep.equal([
            "resolved",
            "04",
        ]);
    });

    const attackUntil =
        (until: number): Source =>
        (second) =>
            second < until
                ? attacker(120)(second)
                : second % 20 === 0
                  ? [{ client: "198.51.100.6:1", path: "/upload" }]
                  : [];
});
