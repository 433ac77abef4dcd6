import { expect } from "chai";
import { isSomebody, namesWho, principalKeys } from "./who-asks.js";

describe("whom a condition names", () => {
    for (const value of [
        "111122223333",
        "o-a1b2c3",
        "o-a1b2c3/r-x/*",
        "arn:aws:iam::111122223333:role/*",
        "arn:aws:sns:*:111122223333:*",
        "arn:aws:s3:::media",
        "arn:aws:iam::${aws:ResourceAccount}:role/app",
        "${aws:ResourceOrgID}",
    ]) {
        it(`is somebody by ${value}`, () => {
            expect(isSomebody(value)).to.equal(true);
        });
    }

    for (const value of [
        "",
        "*",
        "o-*",
        "1111*",
        "arn*",
        "arn:*",
        "arn:aws:sns:*",
        "arn:aws:sns:*:*:*",
        "arn:aws:iam::????????????:role/app",
        "arn:aws:s3:::*",
        // A star takes colons too, so that this is a role of any account.
        "arn:aws:iam:*:role/app",
    ]) {
        it(`is everybody by "${value}"`, () => {
            expect(isSomebody(value)).to.equal(false);
        });
    }

    it("is nobody without a value", () => {
        const condition = { operator: "stringequals", key: "aws:principalaccount", values: [] };

        expect(namesWho(condition, new Set(principalKeys))).to.equal(false);
    });
});
