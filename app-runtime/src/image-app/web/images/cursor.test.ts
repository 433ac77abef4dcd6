import { expect } from "chai";
import { newImageId } from "../../images/id.js";
import { cursorAfter, readCursor } from "./cursor.js";

describe("cursor", () => {
    it("comes back as the id that it was made of, and does not show it", () => {
        const id = newImageId();

        expect(readCursor(cursorAfter(id))).to.equal(id);
        expect(cursorAfter(id)).not.to.contain(id);
    });

    const forged = [
        "",
        "x",
        newImageId(),
        Buffer.from("1:' OR 1=1").toString("base64url"),
        `${cursorAfter(newImageId())}!`,
    ];
    for (const text of [...forged, Buffer.from(`2:${newImageId()}`).toString("base64url")]) {
        it(`does not read "${text}"`, () => {
            expect(readCursor(text)).to.equal(undefined);
        });
    }
});
