import { expect } from "chai";
import { cellsOf, readOffer, type OfferRow } from "./csv.js";

function body(text: string): ReadableStream<Uint8Array> {
    return new Blob([text]).stream();
}

describe("an offer file in CSV", () => {
    it("has metadata, column names and a line for each price", async () => {
        const rows: OfferRow[] = [];
        const text = [
            '"FormatVersion","v1.0"',
            '"Disclaimer","Informational only, see ""the page""."',
            '"Publication Date","2026-09-25T17:45:21Z"',
            '"Version","20260925174521"',
            '"OfferCode","AmazonEC2"',
            '"SKU","TermType","Pre Installed S/W","usageType"',
            '"A","OnDemand","NA","EU-NatGateway-Hours"',
            '"B","OnDemand","NA","EU-Other"',
        ].join("\n");
        const head = await readOffer(
            body(text),
            (line) => line.includes("NatGateway"),
            (row) => rows.push(row),
        );
        expect(head).to.deep.equal({ publicationDate: "2026-09-25T17:45:21Z" });
        expect(rows.map((row) => Object.fromEntries(row))).to.deep.equal([
            { sku: "A", termtype: "OnDemand", preinstalledsw: "NA", usagetype: "EU-NatGateway-Hours" },
        ]);
    });

    it("is refused where it has no column names", async () => {
        let failure: unknown;
        await readOffer(
            body("<html>"),
            () => true,
            () => undefined,
        ).catch((error: unknown) => (failure = error));
        expect(failure).to.be.instanceOf(Error).with.property("message").that.includes("no offer file");
    });

    it("may hold quotes, commas and empty cells", () => {
        expect(cellsOf('"a, b","say ""so""",,plain,""')).to.deep.equal(["a, b", 'say "so"', "", "plain", ""]);
        expect(cellsOf("")).to.deep.equal([""]);
    });
});
