import { expect } from "chai";
import { unknownValue } from "../../inputs.js";
import { create, previewCreate } from "../../outputs.js";
import { toBag } from "../../wire.js";
import { models } from "../efs.js";
import { existing, itJudges, itJudgesChanges, itJudgesInSituations, modelOf, place } from "../shared/fixtures.test.js";

const bad = "BadRequest";
const malformed = "ValidationException";
const source = "fs-0123456789abcdef1";
const copy = "fs-0123456789abcdef2";
const files = (id: string, replicationOverwrite: string, encrypted = true): ReturnType<typeof existing> =>
    existing("aws:efs/fileSystem:FileSystem", id, { encrypted, protection: { replicationOverwrite } });
const replicated = (sourceFileSystemId: string, fileSystemId: string): ReturnType<typeof existing> =>
    existing("aws:efs/replicationConfiguration:ReplicationConfiguration", sourceFileSystemId, {
        sourceFileSystemId,
        destination: { fileSystemId, region: "eu-central-1" },
    });

describe("a simulated replication of files", () => {
    const model = modelOf(models, "aws:efs/replicationConfiguration:ReplicationConfiguration");
    const good = { sourceFileSystemId: source, destination: { region: "eu-central-1" } };
    const toExisting = { destination: { region: "eu-central-1", fileSystemId: copy } };
    const { region, seed } = { region: place.region, seed: "test" };

    itJudges(model, good, [
        { what: "no source", change: { sourceFileSystemId: null }, code: malformed },
        { what: "no destination", change: { destination: {} }, code: malformed },
        { what: "a file system somewhere", change: { destination: { fileSystemId: copy } }, code: malformed },
        { what: "a malformed region", change: { destination: { region: "Frankfurt" } }, code: malformed },
        {
            what: "a malformed file system",
            change: { destination: { region: "eu-central-1", fileSystemId: "files" } },
            code: malformed,
        },
    ]);
    itJudges(model, { ...good, destination: { availabilityZoneName: "eu-central-1a" } }, []);
    itJudgesInSituations(model, good, [
        { what: "of a file system that is part of none", exists: [replicated("fs-3", "fs-4")] },
        { what: "of one that is copied already", exists: [replicated(source, "fs-4")], code: bad },
        { what: "of one that is a copy", exists: [replicated("fs-3", source)], code: bad },
        {
            what: "to one that may be overwritten",
            change: toExisting,
            exists: [files(source, "ENABLED"), files(copy, "DISABLED")],
        },
        {
            what: "to one that is protected",
            change: toExisting,
            exists: [files(source, "ENABLED"), files(copy, "ENABLED")],
            code: bad,
        },
        {
            what: "to one that is a copy of another",
            change: toExisting,
            exists: [files(copy, "DISABLED"), replicated("fs-3", copy)],
            code: bad,
        },
        {
            what: "from one that is encrypted to one that is not",
            change: toExisting,
            exists: [files(source, "ENABLED"), files(copy, "DISABLED", false)],
            code: "ConflictException",
        },
    ]);

    it("names the copy that EFS makes, which a preview does not know", () => {
        const made = create(model, toBag(good), { region, seed }).outputs.values["destination"];
        const previewed = previewCreate(model, toBag(good), { region, seed }).values["destination"];

        expect(made).to.deep.include({ region: "eu-central-1", status: "ENABLED" });
        expect(made)
            .to.have.property("fileSystemId")
            .that.matches(/^fs-[0-9a-f]{17}$/);
        expect(previewed).to.deep.equal({
            fileSystemId: unknownValue,
            region: "eu-central-1",
            status: unknownValue,
        });
    });

    it("keeps both file systems from being deleted", () => {
        expect(model.references?.map(({ property, inUse }) => [property, inUse])).to.deep.equal([
            ["sourceFileSystemId", "FileSystemInUse"],
            ["destination.fileSystemId", "FileSystemInUse"],
        ]);
    });
});

describe("the protection of a simulated file system from being overwritten", () => {
    const protectedBy = (replicationOverwrite: string) => ({ protection: { replicationOverwrite } });

    itJudgesChanges(modelOf(models, "aws:efs/fileSystem:FileSystem"), files(copy, "DISABLED"), {}, [
        { what: "when it is in no replication", change: protectedBy("ENABLED") },
        { what: "when it is copied to elsewhere", change: protectedBy("ENABLED"), exists: [replicated(copy, "fs-4")] },
        { what: "into itself", change: protectedBy("DISABLED"), exists: [replicated(source, copy)] },
        {
            what: "while it is a copy",
            change: protectedBy("ENABLED"),
            exists: [replicated(source, copy)],
            code: "ReplicationAlreadyExists",
        },
    ]);
});
