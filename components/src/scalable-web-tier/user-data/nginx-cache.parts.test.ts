import { expect } from "chai";
import type http from "node:http";
import { type Answer, type Question, Site } from "./site.fixtures.test.js";

const requestLimits = { perSecond: 10_000, burst: 10_000, atOnce: 1_000 };
const forEveryone = "public, max-age=60";

describe("the cache of the real nginx", () => {
    let site: Site;
    /** The application numbers its answers, so that a test sees which one came. */
    const answering = (headers: http.OutgoingHttpHeaders): void => {
        let count = 0;
        site.application = (_request, response) => void response.writeHead(200, headers).end(String((count += 1)));
    };
    const bodies = async (...questions: Question[]): Promise<string[]> => {
        const answers: Answer[] = [];
        for (const question of questions) answers.push(await site.ask("/page", question));
        return answers.map(({ body }) => body);
    };
    beforeEach(async () => void (site = await Site.open({ requestLimits })));
    afterEach(() => site.close());

    it("answers from memory what the application lets everybody keep, and says and logs so", async () => {
        answering({ "cache-control": forEveryone });
        expect(await bodies({}, {}, { method: "HEAD" })).to.deep.equal(["1", "1", ""]);
        expect((await site.ask("/page")).headers["x-cache"]).to.equal("HIT");
        expect((await site.log(4)).map(({ cache }) => cache)).to.deep.equal(["MISS", "HIT", "HIT", "HIT"]);
    });

    for (const headers of [
        {},
        { "cache-control": "private, max-age=60" },
        { "cache-control": "no-store" },
        { "cache-control": "no-cache" },
        { "cache-control": forEveryone, "set-cookie": "session=1" },
        { "cache-control": forEveryone, vary: "*" },
    ]) {
        it(`keeps nothing that comes with ${JSON.stringify(headers)}`, async () => {
            answering(headers);
            expect(await bodies({}, {})).to.deep.equal(["1", "2"]);
        });
    }

    it("neither keeps what somebody asks for who is known, nor answers them from memory", async () => {
        answering({ "cache-control": forEveryone });
        const cookie = { headers: { cookie: "session=1" } };
        const token = { headers: { authorization: "Bearer token" } };
        expect(await bodies(cookie, token, {}, cookie, token, {})).to.deep.equal(["1", "2", "3", "4", "5", "3"]);
    });

    it("keeps one answer for each method, host, port, protocol and header that the answer varies by", async () => {
        answering({ "cache-control": forEveryone, vary: "Accept-Encoding" });
        const zip = { headers: { "accept-encoding": "gzip" } };
        const other = { headers: { host: "other.example" } };
        const otherPort = { headers: { host: "other.example:8080" } };
        const secure = { headers: { "x-forwarded-proto": "https" } };
        const post = { method: "POST" };
        const questions = [{}, zip, other, otherPort, secure, post];
        expect(await bodies(...questions, ...questions)).to.deep.equal([
            ...["1", "2", "3", "4", "5", "6"],
            ...["1", "2", "3", "4", "5", "7"],
        ]);
    });

    it("takes no host for another one by another protocol", async () => {
        answering({ "cache-control": forEveryone });
        const plain = { headers: { "x-forwarded-proto": "http", host: "shop.example" } };
        const secure = { headers: { "x-forwarded-proto": "https", host: "hop.example" } };
        expect(await bodies(plain, secure)).to.deep.equal(["1", "2"]);
    });

    it("answers with what it has while the application is down", async () => {
        answering({ "cache-control": "public, max-age=1" });
        expect(await bodies({})).to.deep.equal(["1"]);
        await site.stopApplication();
        for (let lines = 2; ; lines += 1) {
            expect(await bodies({})).to.deep.equal(["1"]);
            const last = (await site.log(lines)).at(-1)?.["cache"];
            if (last === "STALE") break;
            expect(last).to.equal("HIT");
        }
    });

    it("asks the application for two visitors at the same time, where neither answer may be kept", async () => {
        const waiting: http.ServerResponse[] = [];
        site.application = (_request, response) => {
            // The first one is answered only when the second one is here too.
            waiting.push(response);
            if (waiting.length === 2) waiting.forEach((each) => each.end());
        };
        const asked = [site.ask("/page"), site.ask("/page")];
        expect((await Promise.all(asked)).map(({ status }) => status)).to.deep.equal([200, 200]);
        const seconds = (await site.log(2)).map((line) => Number(line["seconds"]));
        expect(Math.max(...seconds)).to.be.below(5);
    });
});
