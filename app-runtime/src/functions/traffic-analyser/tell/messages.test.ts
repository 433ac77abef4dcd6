import { expect } from "chai";
import { messagesOf, subjectOf } from "../../../common/alert.js";
import { incidentTypes } from "../detectors/detector.js";
import type { Untold } from "../state/book.js";
import { alertOf } from "./messages.js";

const untold = (changes: Partial<Untold["notification"]> = {}, incident = "request-flood/203.0.113.7/x"): Untold => ({
    ...{ number: 1, incident },
    notification: {
        ...{ type: "request-flood", key: "203.0.113.7", status: "opened" },
        ...{ start: "2026-11-23T12:00:00Z", end: "2026-11-23T12:02:00Z", at: "2026-11-23T12:01:59Z" },
        ...changes,
    },
});

describe("what people are told of an incident", () => {
    it("says what, who and since when", () => {
        const alert = alertOf("prod", untold());
        expect(subjectOf(alert)).to.equal("prod: a flood of requests from 203.0.113.7");
        expect(messagesOf(alert).email).to.contain(
            "There is a flood of requests from 203.0.113.7, seen from 2026-11-23T12:00:00Z to 2026-11-23T12:02:00Z in the access logs.\nIt asks for more than people can.",
        );
        expect(alert.details).to.deep.include({ type: "request-flood", key: "203.0.113.7" });
    });

    it("has the same key at the end as at the beginning, and says that it is over", () => {
        const [opened, resolved] = [alertOf("prod", untold()), alertOf("prod", untold({ status: "resolved" }))];
        expect(resolved.key).to.equal(opened.key);
        expect(subjectOf(resolved)).to.equal("Resolved: prod: a flood of requests from 203.0.113.7");
        expect(resolved.text).to.contain("It is over:").and.contain("no sign of it for ten minutes");
    });

    it("has words for all that is found", () => {
        for (const type of incidentTypes) {
            expect(alertOf("prod", untold({ type, key: "*" })).summary).to.match(/^prod: [a-z -]+ the whole site$/);
        }
    });

    it("keeps the key short of a path that is long, and other than that of another", () => {
        const [one, other] = ["a", "b"].map((end) =>
            alertOf("prod", untold({}, `distributed-flood/${"x".repeat(500)}${end}`)),
        );
        expect(one?.key).to.have.lengthOf(255);
        expect(one?.key).not.to.equal(other?.key);
    });
});
