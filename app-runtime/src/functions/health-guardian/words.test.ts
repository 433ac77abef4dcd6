import { expect } from "chai";
import { messagesOf, subjectOf } from "../../common/alert.js";
import type { Cause, Page, Replacement } from "./state.js";
import { alertOf } from "./words.js";

const at = Date.UTC(2026, 4, 1, 10, 3);
const around = {
    environmentName: "prod",
    group: "web-group",
    figures: { errors: 120, connectionErrors: 3, slowestSeconds: 1.234 },
};
const replacement: Replacement = {
    kind: "replacement",
    id: "i-1-20260501T100300Z",
    openedAt: at,
    told: "nothing",
    instance: "i-1",
    streak: { failures: 4, firstAt: at - 180_000, lastAt: at, fault: "Target.Timeout: Request timed out" },
    stage: "successor",
    peers: ["i-1", "i-2"],
    snapshots: ["snap-1", "snap-2"],
    attempts: 0,
    mayRemove: true,
    removed: "terminated",
};
const page: Page = {
    ...{ kind: "page", id: "page-20260501T100300Z", openedAt: at, told: "nothing", calm: 0 },
    causes: [{ about: "site", sentence: "The web site does not answer as it should: /ready was answered with 502." }],
};

describe("what administrators are told", () => {
    it("of a replacement is what failed, what was kept, and what the balancer counted", () => {
        const alert = alertOf(replacement, "opened", around);

        expect(alert.text.split("\n")).to.deep.equal([
            "i-1 failed 4 checks in a row from 10:00:00 to 10:03:00 UTC: Target.Timeout: Request timed out.",
            "Its disks are kept: snap-1, snap-2 (tag evenkeel:incident=i-1-20260501T100300Z).",
            "All targets in the last five minutes: 120 answers of 5xx, 3 connections failed, 99 of 100 answers within 1.23 s.",
        ]);
        expect(subjectOf(alert)).to.equal("prod: i-1 is replaced: Target.Timeout: Request timed out");
        expect(alert.details).to.deep.include({ instance: "i-1", snapshots: ["snap-1", "snap-2"] });
    });

    it("has the same key when it is over, and no figures", () => {
        const over: Replacement = { ...replacement, stage: "over", outcome: "replaced", overAt: at + 60_000 };
        const [opened, resolved] = [alertOf(over, "opened", around), alertOf(over, "resolved", around)];

        expect(resolved.key).to.equal(opened.key).and.to.equal("health/web-group/i-1-20260501T100300Z");
        expect(resolved.text).to.match(/The group is complete again without i-1\.$/);
        expect(messagesOf(resolved).sms).to.equal("OK: prod: i-1 has been replaced");
        expect(resolved.at).to.deep.equal(new Date(at + 60_000));
    });

    it("of an instance that was kept is what to do with it", () => {
        const kept: Replacement = { ...replacement, snapshots: [], removed: "detached", problem: "Error: quota" };
        const { summary, text } = alertOf(kept, "opened", { ...around, figures: undefined });

        expect(summary).to.equal("prod: i-1 is out of service and kept: Target.Timeout: Request timed out");
        expect(text.split("\n").slice(1)).to.deep.equal([
            "Its disks could not be kept, so that it runs on outside of the group (tag evenkeel:incident=i-1-20260501T100300Z). Look into it, then terminate it.",
            "A step failed: Error: quota",
        ]);
    });

    it("does not claim what has not happened", () => {
        const { removed: _removed, ...rest } = replacement;
        const recovered: Replacement = { ...rest, stage: "over", outcome: "recovered", snapshots: [], overAt: at };

        expect(alertOf(recovered, "opened", around).summary).to.contain("i-1 was sick");
        expect(alertOf(recovered, "resolved", around).text).to.contain("It passes its checks again and stays.");
        const waiting: Replacement = { ...rest, stage: "evidence", snapshots: [] };
        expect(alertOf(waiting, "opened", around).text).to.contain("Its disks are not kept yet.");
    });

    it("of what nothing is done about is why", () => {
        const alert = alertOf(page, "opened", around);

        expect(alert.text).to.contain("/ready was answered with 502.\nNo instance is replaced for the web site's sake");
        expect(messagesOf(alert).sms).to.match(/^prod: a person has to look: The web site does not answer/);
        expect(alert.details).to.deep.include({ causes: page.causes.map(({ sentence }) => sentence) });
    });

    it("of a page, and of its end, is what they are called for, and no more", () => {
        const held = (id: string): Cause => ({ about: "instance", sentence: `${id} fails and is not replaced.` });
        const stuck: Cause = { about: "replacement", sentence: "The replacement of i-1 takes longer than 15 minutes." };
        expect(alertOf({ ...page, causes: [held("i-1"), held("i-2")] }, "opened", around).text).to.contain(
            "i-2 fails and is not replaced.\nA sick instance is replaced as soon as nothing holds that back.\nAll targets",
        );
        const end = (...causes: readonly Cause[]) => alertOf({ ...page, causes: [...causes] }, "resolved", around);

        expect(end(...page.causes).summary).to.equal("prod: the web site is well again");
        expect(end(held("i-1"), held("i-2")).summary).to.equal("prod: no sick instance is held back any more");
        expect(end(held("i-1"), held("i-2")).text).to.equal(
            "It is over:\ni-1 fails and is not replaced.\ni-2 fails and is not replaced.",
        );
        expect(end(stuck).summary).to.equal("prod: the replacement is over");
        expect(end(...page.causes, held("i-1")).summary).to.equal(
            "prod: the web site is well again, no sick instance is held back any more",
        );
    });

    it("has a key that is short enough, whatever the group is called", () => {
        expect(alertOf(page, "opened", { ...around, group: "g".repeat(255) }).key.length).to.be.at.most(255);
    });
});
