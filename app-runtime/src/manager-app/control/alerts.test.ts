import { expect } from "chai";
import { AlertOutbox, type Alert } from "./alerts.js";

const alert = (subject: string): Alert => ({ subject, message: `${subject} happened` });

describe("AlertOutbox", () => {
    let sent: string[];
    let lines: string[];
    let failure: Error | undefined;
    let outbox: AlertOutbox;
    const note = (message: string): unknown => lines.push(message);

    beforeEach(() => {
        [sent, lines, failure] = [[], [], undefined];
        const publish = async ({ subject }: Alert): Promise<void> => {
            if (failure !== undefined) throw failure;
            sent.push(subject);
        };
        outbox = new AlertOutbox({ publish, log: { info: note, error: note } });
    });

    it("sends each alert once, in order", async () => {
        outbox.add(alert("one"));
        outbox.add(alert("two"));
        await outbox.send();
        await outbox.send();

        expect(sent).to.deep.equal(["one", "two"]);
    });

    it("keeps what could not be sent, and says so each time", async () => {
        outbox.add(alert("one"));
        failure = new Error("no route to host");
        await outbox.send();
        outbox.add(alert("two"));
        await outbox.send();
        failure = undefined;
        await outbox.send();

        expect(sent).to.deep.equal(["one", "two"]);
        expect(lines).to.deep.equal([
            "an alert could not be sent; it is tried again",
            "an alert could not be sent; it is tried again",
            "alert sent",
            "alert sent",
        ]);
    });

    it("keeps nothing where there is nobody to tell", async () => {
        outbox = new AlertOutbox({ publish: undefined, log: { info: note, error: note } });
        outbox.add(alert("one"));
        await outbox.send();

        expect(lines).to.deep.equal([]);
    });
});
