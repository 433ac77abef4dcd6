import { expect } from "chai";
import { uploads } from "./fixtures.test.js";
import { renderMountLine, renderMounts } from "./mounts.js";

describe("renderMountLine", () => {
    it("mounts over TLS, as the role, through the access point, and lets a reboot go on without it", () => {
        expect(renderMountLine(uploads)).to.equal(
            "fs-0123456789abcdef0:/ /mnt/uploads efs " +
                "_netdev,nofail,tls,iam,accesspoint=fsap-0123456789abcdef0 0 0",
        );
    });
});

describe("renderMounts", () => {
    it("installs nothing where there is nothing to mount", () => {
        expect(renderMounts([])).to.deep.equal([]);
    });

    it("installs the client once for all mounts", () => {
        const commands = renderMounts([uploads, { ...uploads, path: "/mnt/other" }]);
        expect(commands.filter((command) => command.includes("--install"))).to.have.length(1);
        expect(commands).to.include.members(["retry mount '/mnt/uploads'", "retry mount '/mnt/other'"]);
    });
});
