import { expect } from "chai";
import type { Image } from "../images/image.js";
import { DatabaseError } from "./errors.js";
import { imageColumns, imageOf, rowOf, type ImageRow } from "./image-row.js";

const image: Image = {
    id: "01a207a7-a631-737d-a7ca-293c2e002857",
    name: "picture.jpg",
    ownerId: "01a207a7-a631-737d-a7ca-293c2e002858",
    format: "avif",
    width: 1,
    height: 2,
    bytes: 3,
    takenAt: undefined,
    camera: undefined,
    uploadedAt: new Date(0),
    location: "objects",
    link: "s3://bucket/images/x/",
    checksum: "0".repeat(64),
};

describe("the row of an image", () => {
    it("is the image again, whichever way the driver hands over large numbers", () => {
        const row: ImageRow = { ...rowOf(image), bytes: "5000000000" } as ImageRow;

        expect(imageOf(row)).to.deep.equal({ ...image, bytes: 5_000_000_000 });
    });

    it("has every column that is read", () => {
        expect(Object.keys(rowOf(image))).to.include.members([...imageColumns]);
    });

    for (const [what, row] of [
        ["format", { format: "jxl" }],
        ["location", { location: "glacier" }],
    ] as const) {
        it(`is refused with a ${what} of a newer program`, () => {
            expect(() => imageOf({ ...(rowOf(image) as ImageRow), ...row })).to.throw(
                DatabaseError,
                `has the ${what} "${Object.values(row)[0]}", which this program does not know`,
            );
        });
    }
});
